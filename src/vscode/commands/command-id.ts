/** Every command, without the prefix `helpdeskOAuth.`. The registry has one file for each; the manifest one entry. */
export const COMMAND_IDS = [
  'addProfile',
  'editProfile',
  'duplicateProfile',
  'deleteProfile',
  'setClientSecret',
  'importProfiles',
  'exportProfiles',
  'runChecks',
  'runAllChecks',
  'stopChecks',
  'showResult',
  'showTokenClaims',
  'generatePowerShell',
  'startPracticeTenant',
  'stopPracticeTenant',
  'setPracticeFault',
  'resetPracticeTenant',
  'setPracticeDelay',
  'answerWithAadsts',
  'copyFaultId',
  'showLog',
] as const

export type CommandId = (typeof COMMAND_IDS)[number]

/** As VS Code knows it. */
export const fullId = (id: CommandId): string => `helpdeskOAuth.${id}`

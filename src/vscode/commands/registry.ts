import { addProfile } from './add-profile.ts'
import { answerWithAadsts } from './answer-with-aadsts.ts'
import type { Command } from './command.ts'
import { copyFaultId } from './copy-fault-id.ts'
import { deleteProfile } from './delete-profile.ts'
import { duplicateProfile } from './duplicate-profile.ts'
import { editProfile } from './edit-profile.ts'
import { exportProfiles } from './export-profiles.ts'
import { generatePowerShell } from './generate-powershell.ts'
import { importProfiles } from './import-profiles.ts'
import { resetPracticeTenant } from './reset-practice-tenant.ts'
import { runAllChecks } from './run-all-checks.ts'
import { runChecks } from './run-checks.ts'
import { setClientSecret } from './set-client-secret.ts'
import { setPracticeDelay } from './set-practice-delay.ts'
import { setPracticeFault } from './set-practice-fault.ts'
import { showLog } from './show-log.ts'
import { showResult } from './show-result.ts'
import { showTokenClaims } from './show-token-claims.ts'
import { startPracticeTenant } from './start-practice-tenant.ts'
import { stopChecks } from './stop-checks.ts'
import { stopPracticeTenant } from './stop-practice-tenant.ts'

/** Every command, in the order of COMMAND_IDS. */
export const COMMANDS: readonly Command[] = [
  addProfile,
  editProfile,
  duplicateProfile,
  deleteProfile,
  setClientSecret,
  importProfiles,
  exportProfiles,
  runChecks,
  runAllChecks,
  stopChecks,
  showResult,
  showTokenClaims,
  generatePowerShell,
  startPracticeTenant,
  stopPracticeTenant,
  setPracticeFault,
  resetPracticeTenant,
  setPracticeDelay,
  answerWithAadsts,
  copyFaultId,
  showLog,
]

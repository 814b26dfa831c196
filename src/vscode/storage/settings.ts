import { workspace } from 'vscode'

const SECTION = 'helpdeskOAuth'

/** The one file that reads configuration. Every setting is of machine scope, so a workspace cannot set it. */
export const settings = {
  /** Full path of a PowerShell; undefined where one is to be looked for. */
  powershellPath: (): string | undefined => {
    const value: unknown = workspace.getConfiguration(SECTION).get('powershellPath')
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  },
  /** Limit of each check in milliseconds. */
  checkLimitMs: (): number => {
    const seconds: unknown = workspace.getConfiguration(SECTION).get('checkTimeout')
    return (typeof seconds === 'number' && Number.isFinite(seconds) ? Math.min(Math.max(seconds, 5), 300) : 20) * 1000
  },
}

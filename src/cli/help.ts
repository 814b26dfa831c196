import { readFileSync } from 'node:fs'
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import type { Command } from './command.ts'
import { packageFile } from '../core/package-file.ts'

/** What `--help` prints: all commands, or one. */
export function helpText(commands: readonly Command[]): string {
  const parts = commands.map(({ name, usage, describe }) => `  helpdesk-oauth ${[name, ...usage].join(' ')}\n      ${describe()}\n`)
  return [
    `${l10n.t('Helpdesk OAuth for Microsoft 365, without VS Code')}\n\n`,
    ...parts,
    `\n${l10n.t('Everywhere: --language en|de, --help. Alone: --version.')}\n`,
    `${l10n.t('Secrets come by HELPDESK_OAUTH_SECRET_<PROFILE ID>, --secret-file or --secret-stdin, never as an argument.')}\n`,
    `${l10n.t('Exit codes: 0 nothing failed and a check passed, 1 a check failed, 2 bad input, 3 could not run or was stopped.')}\n`,
  ].join('')
}

/** The version of this package. */
export const version = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(packageFile('package.json'), 'utf8'))).version

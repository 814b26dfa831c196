import * as l10n from '@vscode/l10n'
import { argumentInvalid } from '../errors.ts'
import type { ScriptId } from './script-id.ts'

/** `<script>-<8 hex>.ps1`, the 8 hex digits being the first of the run's nonce. Throws `argument.invalid` for anything but hex. */
export function runFileName(script: ScriptId, nonce: string): string {
  const suffix = /^[0-9a-f]{8}/.exec(nonce)
  if (!suffix) throw argumentInvalid(l10n.t('A run is named by at least eight hexadecimal digits.'))
  return `${script}-${suffix[0]}.ps1`
}

/**
 * The line that stands at the terminal's prompt, for a file of {@link runFileName} in the terminal's folder. Printable ASCII
 * alone, so that no shell and no code page reads it otherwise. The policy holds for that process only.
 * @throws {HelpdeskOAuthError} `argument.invalid` for a name that is not ours
 */
export function promptLine(fileName: string, shell: 'pwsh' | 'powershell'): string {
  if (!/^[a-z]+(?:-[a-z]+)*-[0-9a-f]{8}\.ps1$/.test(fileName)) throw argumentInvalid(l10n.t('This is not the name of a script made for one run.'))
  return `${shell} -NoProfile -ExecutionPolicy RemoteSigned -File ./${fileName}`
}

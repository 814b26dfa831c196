import { readFile, stat } from 'node:fs/promises'
import * as vscode from 'vscode'
import { argumentInvalid, cancelled, confirmationRequired } from '../../core/errors.ts'
import { parseDocument } from '../../core/profiles/document.ts'
import type { ProfilesDocument } from '../../core/profiles/profile.ts'
import { parseCa } from '../../core/trust.ts'
import type { Services } from '../services.ts'
import { flagArgument, optionsArgument, textArgument } from './arguments.ts'
import type { Call, Command } from './command.ts'
import { confirmHosts } from './confirm-hosts.ts'

/** A document is at most 16 MB; what is larger is not even read. */
const MAX_BYTES = 16 * 1024 * 1024

/** `(path or document, {confirm?, ca?})` → the ids. All profiles of the document, or none. */
export const importProfiles: Command = {
  id: 'importProfiles',
  run: async (services, call) => {
    const ids = await (call.by === 'person' ? fromPerson(services) : fromProgram(services, call))
    for (const id of ids) await services.reports.forget(id)
    services.notify()
    return ids
  },
}

async function fromPerson(services: Services): Promise<readonly string[]> {
  const [file] = (await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import Profiles'),
    openLabel: vscode.l10n.t('Import'),
    filters: { [vscode.l10n.t('Profiles')]: ['json'] },
  })) ?? []
  if (!file) throw cancelled()
  const document = await readDocument(file.fsPath)
  const { profiles } = await services.stores()
  return await confirmHosts((confirm) => profiles.importDocument(document, { confirm }))
}

async function fromProgram(services: Services, { args }: Extract<Call, { by: 'program' }>): Promise<readonly string[]> {
  const [source, more] = args
  const options = optionsArgument(more, ['confirm', 'ca'])
  const confirm = flagArgument(options.confirm, 'confirm')
  const ca = options.ca === undefined ? undefined : parseCa(textArgument(options.ca, vscode.l10n.t('the CA certificates')))
  const { profiles } = await services.stores()
  if (typeof source !== 'string') return await profiles.importDocument(source, { confirm, ca })
  if (!confirm) throw confirmationRequired(vscode.l10n.t('Reading a file from a path needs confirm: true.'), {})
  return await profiles.importDocument(await readDocument(source), { confirm, ca })
}

async function readDocument(path: string): Promise<ProfilesDocument> {
  let content: Uint8Array
  try {
    const { size } = await stat(path)
    if (size > MAX_BYTES) throw argumentInvalid(vscode.l10n.t('The document is larger than {0} MB.', MAX_BYTES / 1024 / 1024))
    content = await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.name !== 'HelpdeskOAuthError') {
      throw argumentInvalid(vscode.l10n.t('The file cannot be read. Check its path and that you may read it.'))
    }
    throw error
  }
  return parseDocument(content)
}

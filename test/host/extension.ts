import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { Api } from '../../src/extension.ts'
import type { ErrorCode } from '../../src/core/errors.ts'
import type { Profile } from '../../src/core/profiles/profile.ts'

const EXTENSION_ID = 'helpdesk-oauth.helpdesk-oauth'

export function extension(): vscode.Extension<Api> {
  const found = vscode.extensions.getExtension<Api>(EXTENSION_ID)
  assert.ok(found, `${EXTENSION_ID} is not there`)
  return found
}

export const api = async (): Promise<Api> => await extension().activate()

/** Runs one of our commands as a program does. */
export const command = async <T>(id: string, ...args: readonly unknown[]): Promise<T> =>
  await vscode.commands.executeCommand<T>(`helpdeskOAuth.${id}`, ...args)

/** The error that a call rejects with, which must be one of ours. */
export async function refusal(id: string, ...args: readonly unknown[]): Promise<{ name: string; code: ErrorCode; message: string; details?: unknown }> {
  try {
    await command(id, ...args)
  } catch (error) {
    assert.ok(error instanceof Error && 'code' in error, `not one of ours: ${String(error)}`)
    assert.equal(error.name, 'HelpdeskOAuthError')
    return error as unknown as { name: string; code: ErrorCode; message: string; details?: unknown }
  }
  assert.fail(`${id} was not refused`)
}

/** A profile that reaches nothing while nobody runs its checks. */
export const sample = (id: string, more: Partial<Profile> = {}): Profile => ({
  id,
  name: `Sample ${id}`,
  cloud: 'global',
  connection: 'office365',
  flow: 'app-only',
  tenantId: 'contoso.onmicrosoft.com',
  clientId: '6a2f0c0e-9d3b-4a53-8e41-3a5d1a0b7c21',
  objectId: '0f4b6c1d-58a7-4c8f-9a0e-2b7d6e5f4a33',
  credential: { kind: 'secret' },
  mailboxes: [{ address: 'support@contoso.com', imap: true, smtp: true }],
  helpdesk: { product: 'inet-helpdesk' },
  ...more,
})

/** Deletes every profile and ends the practice tenant, so that suites do not see each other's. */
export async function cleanUp(): Promise<void> {
  await command('stopPracticeTenant')
  const { tree } = await (await api()).inspect()
  if (tree === '') return
  const document = await command<{ profiles: readonly Profile[] }>('exportProfiles')
  for (const { id } of document.profiles) await command('deleteProfile', id, { confirm: true })
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
}

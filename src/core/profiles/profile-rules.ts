import * as l10n from '@vscode/l10n'
import { comparableAddress } from './mail-address.ts'
import type { MistakeList, Path } from './mistakes.ts'
import type { Mailbox, Profile } from './profile.ts'
import { mailboxSchema, profileFrameSchema } from './schema.ts'

type Loose = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Judges one profile, whose place in its document is `path`, and adds every mistake to the list. Answers the profile,
 * made anew of known keys alone, or `undefined` when it has a mistake.
 */
export function readProfile(value: unknown, path: Path, mistakes: MistakeList): Profile | undefined {
  const before = mistakes.total
  const frame = profileFrameSchema.safeParse(value)
  if (!frame.success) mistakes.addIssues(path, value, frame.error.issues)
  if (isRecord(value)) judgeTogether(value, path, mistakes)
  const mailboxes = isRecord(value) && Array.isArray(value['mailboxes']) ? readMailboxes(value['mailboxes'], [...path, 'mailboxes'], mistakes) : []
  return frame.success && mistakes.total === before ? { ...frame.data, mailboxes } : undefined
}

/** What spans several keys. It speaks even where other keys are wrong, so that one look shows all. */
function judgeTogether(value: Loose, path: Path, mistakes: MistakeList): void {
  if (value['flow'] !== 'app-only') return
  if (value['tenantId'] === undefined) mistakes.add([...path, 'tenantId'], l10n.t('App-only access needs the tenant. Add its GUID or domain.'))
  if (value['connection'] === 'msn') {
    mistakes.add([...path, 'flow'], l10n.t('Personal accounts (msn) have no app-only access. Use "user", or the connection "office365".'))
  }
}

function readMailboxes(values: readonly unknown[], path: Path, mistakes: MistakeList): readonly Mailbox[] {
  const seen = new Set<string>()
  const mailboxes: Mailbox[] = []
  for (const [index, value] of values.entries()) {
    if (mistakes.isFull) break
    const at = [...path, index]
    const result = mailboxSchema.safeParse(value)
    if (result.success) mailboxes.push(result.data)
    else mistakes.addIssues(at, value, result.error.issues)
    if (!isRecord(value)) continue
    if (value['imap'] === false && value['smtp'] === false) {
      mistakes.add(at, l10n.t('The helpdesk neither reads nor sends with this mailbox. Set imap or smtp to true, or remove the mailbox.'))
    }
    if (typeof value['address'] !== 'string') continue
    const address = comparableAddress(value['address'].slice(0, 1024))
    if (seen.has(address)) mistakes.add([...at, 'address'], l10n.t('This mailbox is listed twice. Remove one of the two; case and spelling of the domain make no difference.'))
    seen.add(address)
  }
  return mailboxes
}

import * as l10n from '@vscode/l10n'
import { argumentInvalid, type Mistake } from '../core/errors.ts'
import { checkDocument, type DocumentCheck } from '../core/profiles/document.ts'
import { DOCUMENT_LIMIT_BYTES, tooLargeSentence } from '../core/profiles/document-text.ts'
import type { Profile, ProfilesDocument } from '../core/profiles/profile.ts'
import { visible } from '../core/visible.ts'
import { readBounded } from './bounded-file.ts'
import type { Io } from './io.ts'

/** Reads and judges the document at a path; a file that is too large is refused unread. Throws `argument.invalid`. */
export async function checkDocumentFile(path: string, io: Io): Promise<DocumentCheck> {
  const content = await readBounded(path, {
    limitBytes: DOCUMENT_LIMIT_BYTES,
    signal: io.signal,
    unreadable: () => l10n.t('The document could not be opened. Check its path, and that you may read it.'),
  })
  if ('tooLarge' in content) return { mistakes: [{ path: '', message: tooLargeSentence() }], total: 1 }
  return checkDocument(content.bytes)
}

/** The document's mistakes as lines `POINTER: sentence`, and how many more there are. */
export function mistakeLines(mistakes: readonly Mistake[], total: number): readonly string[] {
  const lines = mistakes.map(({ path, message }) => visible(`${path}: ${message}`))
  return total > mistakes.length ? [...lines, l10n.t('and {0} more', total - mistakes.length)] : lines
}

/** The document at a path; its mistakes go to standard error. Throws `argument.invalid` then. */
export async function documentAt(path: string, io: Io): Promise<ProfilesDocument> {
  const check = await checkDocumentFile(path, io)
  if ('document' in check) return check.document
  for (const line of mistakeLines(check.mistakes, check.total)) io.note(line)
  throw argumentInvalid(l10n.t('The document has mistakes and was refused whole.'))
}

/** The profile of a document with this id, case ignored. Throws `argument.invalid`. */
export function profileOf(document: ProfilesDocument, id: string): Profile {
  const profile = document.profiles.find((one) => one.id.toLowerCase() === id.toLowerCase())
  if (profile === undefined) throw argumentInvalid(l10n.t('The document has no profile with an id that was asked for.'))
  return profile
}

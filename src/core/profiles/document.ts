import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { argumentInvalid, documentInvalid, HelpdeskOAuthError, type Mistake } from '../errors.ts'
import { DocumentReader, noteId } from './document-reader.ts'
import { documentText } from './document-text.ts'
import { MistakeList } from './mistakes.ts'
import type { Profile, ProfilesDocument } from './profile.ts'
import { readProfile } from './profile-rules.ts'

/** What came of a document: the document, or its mistakes (at most 100) and how many there are in all. */
export type DocumentCheck =
  | { readonly document: ProfilesDocument }
  | { readonly mistakes: readonly Mistake[]; readonly total: number }

const frameSchema = z.strictObject({ version: z.literal(1), profiles: z.array(z.unknown()) })

/** Judges a document's bytes (UTF-8, at most 16 MB) or its text, whole: every mistake with its place. Throws nothing. */
export function checkDocument(content: Uint8Array | string): DocumentCheck {
  const mistakes = new MistakeList()
  const decoded = documentText(content)
  if ('fault' in decoded) return refuse(decoded.fault)
  const reader = new DocumentReader(decoded.text, mistakes)
  const fault = reader.walk()
  // A syntax error stands alone: what was seen before it may be its consequence.
  if (fault !== undefined) return refuse(fault)
  judgeFrame(reader.top, mistakes)
  return outcome(reader.profiles(), mistakes)
}

/** Judges a document that is already a value, such as a command's argument. Throws nothing. */
export function checkDocumentValue(value: unknown): DocumentCheck {
  const mistakes = new MistakeList()
  judgeFrame(value, mistakes)
  const values: unknown = typeof value === 'object' && value !== null && 'profiles' in value ? value.profiles : undefined
  const profiles: Profile[] = []
  const ids = new Set<string>()
  for (const [index, entry] of Array.isArray(values) ? (values as readonly unknown[]).entries() : []) {
    if (mistakes.isFull) break
    const profile = readProfile(entry, ['profiles', index], mistakes)
    if (profile !== undefined) profiles.push(profile)
    noteId(entry, ['profiles', index], ids, mistakes)
  }
  return outcome(profiles, mistakes)
}

/** As {@link checkDocument}; throws `document.invalid` with the mistakes as details. */
export const parseDocument = (content: Uint8Array | string): ProfilesDocument => documentOrThrow(checkDocument(content))

/** As {@link checkDocumentValue}; throws `document.invalid` with the mistakes as details. */
export const parseDocumentValue = (value: unknown): ProfilesDocument => documentOrThrow(checkDocumentValue(value))

/** A profile from outside, such as a command's argument. Throws `document.invalid`; paths begin at the profile. */
export function parseProfile(value: unknown): Profile {
  const mistakes = new MistakeList()
  const profile = readProfile(value, [], mistakes)
  if (profile === undefined) throw invalid(mistakes.shown, mistakes.total)
  return profile
}

/**
 * A profile with changes from outside: a partial profile whose keys replace the profile's whole, never merged below the
 * top; `null` takes an optional key away. Throws `argument.invalid` when it is no object or changes the id,
 * `document.invalid` when the result is no profile.
 */
export function applyChanges(profile: Profile, changes: unknown): Profile {
  if (typeof changes !== 'object' || changes === null || Array.isArray(changes)) {
    throw argumentInvalid(l10n.t('The changes must be an object with keys of a profile.'))
  }
  const merged = new Map<string, unknown>(Object.entries(profile))
  for (const [key, value] of Object.entries(changes)) {
    if (value === null && (key === 'tenantId' || key === 'objectId')) merged.delete(key)
    else merged.set(key, value)
  }
  if (merged.get('id') !== profile.id) throw argumentInvalid(l10n.t('The id of a profile stays. Duplicate the profile to have it under another id.'))
  const result = Object.assign(Object.create(null) as object, Object.fromEntries([...merged].filter(([, value]) => value !== undefined)))
  return parseProfile(result)
}

/** A document as it is written: UTF-8 without byte order mark, two blanks to indent, a line end last. */
export const formatDocument = (document: ProfilesDocument): string => `${JSON.stringify(document, undefined, 2)}\n`

function judgeFrame(value: unknown, mistakes: MistakeList): void {
  const frame = frameSchema.safeParse(value)
  if (!frame.success) mistakes.addIssues([], value, frame.error.issues)
}

const refuse = (message: string): DocumentCheck => ({ mistakes: [{ path: '', message }], total: 1 })

const outcome = (profiles: readonly Profile[], mistakes: MistakeList): DocumentCheck =>
  mistakes.total === 0 ? { document: { version: 1, profiles } } : { mistakes: mistakes.shown, total: mistakes.total }

function documentOrThrow(check: DocumentCheck): ProfilesDocument {
  if ('document' in check) return check.document
  throw invalid(check.mistakes, check.total)
}

function invalid(mistakes: readonly Mistake[], total: number): HelpdeskOAuthError {
  if (total <= mistakes.length) return documentInvalid(mistakes)
  return new HelpdeskOAuthError(
    'document.invalid',
    l10n.t('The document has {0} mistakes and was refused whole; nothing was changed.', total),
    { details: mistakes },
  )
}

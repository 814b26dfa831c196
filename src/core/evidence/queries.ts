import type { Evidence, HttpEvidence, ImapEvidence, OAuthErrorEvidence, SmtpEvidence, Stage, TokenEvidence } from './evidence.ts'

type Entries = readonly Evidence[]

/** The AADSTS numbers of a refusal: its own, and those its text names, for Entra wraps one error in another. */
export function numbersOf({ number, description }: OAuthErrorEvidence): number[] {
  const named = [...(description ?? '').matchAll(/AADSTS(\d{4,8})\b/g)].map((match) => Number(match[1]))
  return [...new Set([...(number === undefined ? [] : [number]), ...named])]
}

/** Every refusal of Entra's. */
export const refusals = (entries: Entries): OAuthErrorEvidence[] => entries.filter((entry) => entry.kind === 'oauth-error')

/** Entra's refusals with one of these AADSTS numbers, and with a text that matches, where one is asked for. */
export const oauthErrors = (entries: Entries, numbers: readonly number[], text?: RegExp): OAuthErrorEvidence[] =>
  refusals(entries)
    .filter((entry) => numbersOf(entry).some((number) => numbers.includes(number)))
    .filter(({ description }) => text === undefined || text.test(description ?? ''))

/** Answers by HTTP whose status is asked for. */
export const httpAnswers = (entries: Entries, wanted: (status: number) => boolean): HttpEvidence[] =>
  entries.filter((entry) => entry.kind === 'http').filter(({ status }) => status !== undefined && wanted(status))

/** The last token seen. */
export const lastToken = (entries: Entries): TokenEvidence | undefined => entries.findLast((entry) => entry.kind === 'token')

/** IMAP answers that match, at one stage or at any. */
export const imapReplies = (entries: Entries, pattern: RegExp, stage?: Stage): ImapEvidence[] =>
  entries
    .filter((entry) => entry.kind === 'imap')
    .filter((entry) => (stage ?? entry.stage) === entry.stage && pattern.test(entry.reply ?? ''))

/** SMTP answers that match, at one stage or at any; a reply's lines are joined first, so that `535-5.7.139` and `535 5.7.139` are one. */
export const smtpReplies = (entries: Entries, pattern: RegExp, stage?: Stage): SmtpEvidence[] =>
  entries
    .filter((entry) => entry.kind === 'smtp')
    .filter((entry) => (stage ?? entry.stage) === entry.stage && pattern.test(joined(entry.reply ?? '')))

/** Each line begins with the reply's code, and mostly with its enhanced status code again (RFC 2034, section 4). */
function joined(reply: string): string {
  const [first = '', ...more] = reply.split(/\r?\n/)
  const enhanced = /^\d{3}[- ](\d\.\d{1,3}\.\d{1,3} )/.exec(first)?.[1] ?? ''
  const rest = more
    .map((line) => line.replace(/^\d{3}[- ]/, ''))
    .map((line) => (line.startsWith(enhanced) ? line.slice(enhanced.length) : line))
  return [first.replace(/^(\d{3})-/, '$1 '), ...rest].join(' ')
}

/** An entry of a kind that can end with an error. */
export type Failable = Extract<Evidence, { readonly error?: string }>

/** Entries of a connection that ended with one of these codes. */
export const withError = (entries: Entries, codes: readonly string[]): Failable[] =>
  entries.filter((entry): entry is Failable => 'error' in entry && codes.includes(entry.error))

import * as l10n from '@vscode/l10n'
import { assertNever } from '../assert-never.ts'
import type { Evidence, ImapEvidence, SmtpEvidence } from '../evidence/evidence.ts'

/** One sentence on how a connection ended, from its last telling fact; it says what was seen, never why. */
export function describeFailure(evidence: readonly Evidence[]): string {
  const last = evidence.findLast(isTelling)
  return last === undefined ? l10n.t('No answer came.') : sentence(last)
}

function isTelling(entry: Evidence): boolean {
  if (entry.kind === 'imap') return entry.error !== undefined || /^(\S+ (NO|BAD)\b|\* BYE)/i.test(entry.reply ?? '')
  if (entry.kind === 'smtp') return entry.error !== undefined || /^[45]\d\d/.test(entry.reply ?? '')
  return 'error' in entry
}

function sentence(entry: Evidence): string {
  switch (entry.kind) {
    case 'dns':
      return l10n.t('The name {0} does not resolve ({1}).', entry.host, entry.error ?? '')
    case 'tcp':
      return l10n.t('No connection to {0}, port {1} ({2}).', entry.host, entry.port, entry.error ?? '')
    case 'tls':
      return l10n.t('No TLS connection to {0}, port {1} ({2}).', entry.host, entry.port, entry.error ?? '')
    case 'http':
      return l10n.t('No usable answer from {0} ({1}).', entry.host, entry.error ?? '')
    case 'oauth-error':
      return entry.number === undefined
        ? l10n.t('Entra ID answered with an error: {0}.', entry.error)
        : l10n.t('Entra ID answered with an error: AADSTS{0} ({1}).', entry.number, entry.error)
    case 'imap':
      return mailSentence('IMAP', entry)
    case 'smtp':
      return mailSentence('SMTP', entry)
    case 'token':
    case 'proxy':
    case 'clock':
    case 'setting':
      return l10n.t('No answer came.')
    default:
      return assertNever(entry)
  }
}

const mailSentence = (protocol: string, { stage, reply, error }: ImapEvidence | SmtpEvidence): string =>
  reply === undefined
    ? l10n.t('The {0} session ended at stage {1} ({2}).', protocol, stage, error ?? '')
    : l10n.t('The {0} server answered at stage {1}: {2}', protocol, stage, reply)

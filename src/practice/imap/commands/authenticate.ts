import { hasFullAccess, judgeToken, mailboxOf } from '../../mail/exchange-access.ts'
import { textOf } from '../command-parser.ts'
import { ARGUMENT_ERROR, bad, no, ok, type Dialog, type ImapCommand, type Reply } from '../dialog.ts'

/** Exchange's one refusal, whatever the reason, and at once: the base64 challenge is other providers' (Microsoft, the OAuth page for IMAP). */
const REFUSED = no('AUTHENTICATE failed.')

interface SaslAnswer {
  readonly user: string
  readonly token: string
}

/** `user=ADDRESS ^A auth=Bearer TOKEN ^A ^A` in base64 (Microsoft, "SASL XOAUTH2"). */
function readXoauth2(base64: string): SaslAnswer | undefined {
  if (!/^[A-Za-z0-9+/]{4,}={0,2}$/.test(base64)) return undefined
  const [user = '', auth = '', ...end] = Buffer.from(base64, 'base64').toString('utf8').split('\x01')
  const token = /^auth=Bearer (\S+)$/i.exec(auth)?.[1]
  return /^user=[^\s]+$/i.test(user) && token !== undefined && end.length === 2 ? { user: user.slice(5), token } : undefined
}

async function logIn(dialog: Dialog, { user, token }: SaslAnswer): Promise<Reply> {
  const { tenant, tokens } = dialog.context
  const exchange = tenant.exchange()
  const verdict = await judgeToken(tokens, exchange, token, 'IMAP.AccessAsApp')
  if (!verdict.accepted) return REFUSED
  const mailbox = mailboxOf(exchange, user)
  const connected = mailbox?.imapEnabled === true && hasFullAccess(mailbox, verdict.claims.oid)
  dialog.login = { address: user.toLowerCase(), connected, expiresAt: verdict.claims.expiresAt }
  return ok('AUTHENTICATE completed.')
}

/** RFC 3501 section 6.2.2 with the initial response of RFC 4959. PLAIN is offered and refused, as a password is everywhere now. */
export const authenticateCommand: ImapCommand = {
  names: ['AUTHENTICATE'],
  needs: 'any',
  async run(dialog, args) {
    if (dialog.login) return bad('Command received in Invalid state.')
    const mechanism = textOf(args[0])?.toUpperCase()
    if (mechanism === undefined || args.length > 2) return ARGUMENT_ERROR
    if (mechanism !== 'XOAUTH2' && mechanism !== 'PLAIN') return no('AUTHENTICATE failed.')
    let answer = textOf(args[1])
    if (answer === undefined) {
      dialog.invite('')
      answer = await dialog.nextLine()
    }
    if (answer === undefined || answer === '*') return bad('AUTHENTICATE cancelled.')
    if (mechanism === 'PLAIN') return REFUSED
    const sasl = readXoauth2(answer)
    return sasl ? logIn(dialog, sasl) : ARGUMENT_ERROR
  },
}

export const loginCommand: ImapCommand = {
  names: ['LOGIN'],
  needs: 'any',
  run: (dialog) => (dialog.login ? bad('Command received in Invalid state.') : no('LOGIN failed.')),
}

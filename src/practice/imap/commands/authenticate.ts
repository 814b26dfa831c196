import { judgeToken } from '../../mail/exchange-access.ts'
import { ERROR_CHALLENGE, readXoauth2, type SaslAnswer } from '../../mail/xoauth2.ts'
import { textOf } from '../command-parser.ts'
import { ARGUMENT_COUNT_ERROR, ARGUMENT_ERROR, bad, isReachable, no, ok, type Dialog, type ImapCommand, type Reply } from '../dialog.ts'

/** Exchange's one refusal, whatever the reason, and at once: the base64 challenge is other providers' (Microsoft, the OAuth page for IMAP). */
const REFUSED = no('AUTHENTICATE failed.')

async function logIn(dialog: Dialog, { user, token }: SaslAnswer): Promise<Reply> {
  const { tenant, tokens } = dialog.context
  const claims = await judgeToken(tokens, tenant.exchange(), token, 'imap')
  if (!claims) {
    if (tenant.state().service.imap.challenges) {
      dialog.invite(ERROR_CHALLENGE)
      await dialog.nextLine()
    }
    return REFUSED
  }
  const address = user.toLowerCase()
  dialog.login = { address, claims, connected: isReachable(dialog.context, address, claims) }
  return ok('AUTHENTICATE completed.')
}

/** RFC 3501 section 6.2.2 with the initial response of RFC 4959. PLAIN is offered and refused, as a password is everywhere now. */
export const authenticateCommand: ImapCommand = {
  names: ['AUTHENTICATE'],
  needs: 'any',
  async run(dialog, args) {
    if (dialog.login) return bad('Command received in Invalid state.')
    const mechanism = textOf(args[0])?.toUpperCase()
    if (mechanism === undefined || args.length > 2) return ARGUMENT_COUNT_ERROR
    const { offersXoauth2, dropsAt } = dialog.context.tenant.state().service.imap
    if (mechanism !== 'PLAIN' && (mechanism !== 'XOAUTH2' || !offersXoauth2)) return REFUSED
    let answer = textOf(args[1])
    if (answer === undefined) {
      dialog.invite('')
      answer = await dialog.nextLine()
    }
    if (dropsAt === 'authenticate') dialog.drop()
    if (answer === undefined || answer === '*') return bad('AUTHENTICATE cancelled.')
    if (mechanism === 'PLAIN') return REFUSED
    const sasl = readXoauth2(answer)
    return sasl ? logIn(dialog, sasl) : ARGUMENT_ERROR
  },
}

export const loginCommand: ImapCommand = {
  names: ['LOGIN'],
  needs: 'any',
  run(dialog, args) {
    if (dialog.login) return bad('Command received in Invalid state.')
    return args.length === 2 ? no('LOGIN failed.') : ARGUMENT_COUNT_ERROR
  },
}

import { ERROR_CHALLENGE, readXoauth2 } from '../mail/xoauth2.ts'
import type { SmtpCommand, SmtpDialog } from './dialog.ts'
import { badSequence, mechanismUnknown, serviceInactive, SmtpRefusal, tooManyConnections, xoauth2Malformed } from './refusal.ts'
import { authenticate, refusePassword } from './submission.ts'

const cancelled = (): SmtpRefusal => new SmtpRefusal('501 5.5.4 Authentication cancelled')

/** The client's answer to a challenge; an `*` calls the exchange off (RFC 4954 section 4). */
async function answerTo(dialog: SmtpDialog, challenge: string): Promise<string> {
  const answer = await dialog.ask(`334 ${challenge}`)
  if (answer === undefined || answer === '*') throw cancelled()
  return answer
}

const isRefusal = (failure: unknown): boolean => failure instanceof SmtpRefusal

async function logInByToken(dialog: SmtpDialog, initial: string | undefined): Promise<string | undefined> {
  const { context } = dialog
  const sasl = readXoauth2(initial ?? await answerTo(dialog, ''))
  const { throttled, unavailable, challenges, dropsAt } = context.tenant.state().service.smtp
  if (dropsAt === 'authenticate') {
    dialog.drop()
    return undefined
  }
  if (unavailable) throw serviceInactive()
  if (!sasl) throw xoauth2Malformed(context.now())
  if (throttled) throw tooManyConnections()
  try {
    dialog.submitter = await authenticate(context, sasl)
  } catch (failure) {
    if (challenges && isRefusal(failure)) await answerTo(dialog, ERROR_CHALLENGE)
    throw failure
  }
  return '235 2.7.0 Authentication successful'
}

/** AUTH LOGIN, which no standard describes: user and password in base64, each on a line of its own. */
async function refuseLogin(dialog: SmtpDialog, initial: string | undefined): Promise<never> {
  const user = initial ?? await answerTo(dialog, 'VXNlcm5hbWU6')
  await answerTo(dialog, 'UGFzc3dvcmQ6')
  throw refusePassword(dialog.context, Buffer.from(user, 'base64').toString('utf8').slice(0, 320))
}

/** RFC 4954. In the clear no mechanism is offered, so none is recognized. */
export const authCommand: SmtpCommand = async (dialog, argument) => {
  if (!dialog.greeted) throw badSequence('Send hello first')
  if (dialog.submitter) throw badSequence('Auth command already specified')
  const [mechanism = '', initial, ...more] = argument.split(' ')
  if (mechanism === '' || more.length > 0) throw new SmtpRefusal('501 5.5.4 Invalid arguments')
  const { offersXoauth2 } = dialog.context.tenant.state().service.smtp
  const name = dialog.secure ? mechanism.toUpperCase() : ''
  if (name === 'XOAUTH2' && offersXoauth2) return logInByToken(dialog, initial)
  if (name === 'LOGIN') return refuseLogin(dialog, initial)
  throw mechanismUnknown(dialog.context.now())
}

import { ok, type ImapCommand } from '../dialog.ts'

/** What Exchange Online offers before a login, and what it adds after one (seen in simonrob/email-oauth2-proxy #74). */
const BEFORE_LOGIN = 'IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+'
const AFTER_LOGIN = `${BEFORE_LOGIN} MOVE CLIENTACCESSRULES CLIENTNETWORKPRESENCELOCATION BACKENDAUTHENTICATE`

export const capabilityCommand: ImapCommand = {
  names: ['CAPABILITY'],
  needs: 'any',
  run(dialog) {
    dialog.untagged('CAPABILITY ', dialog.login ? AFTER_LOGIN : BEFORE_LOGIN)
    return ok('CAPABILITY completed.')
  },
}

export const noopCommand: ImapCommand = {
  names: ['NOOP', 'CHECK'],
  needs: 'any',
  run(dialog, _args, name) {
    dialog.tellChanges()
    return ok(`${name} completed.`)
  },
}

/** RFC 2971 */
export const idCommand: ImapCommand = {
  names: ['ID'],
  needs: 'any',
  run(dialog) {
    dialog.untagged('ID ("name" "Microsoft.Exchange.Imap4.Imap4Server" "version" "15.20")')
    return ok('ID completed')
  },
}

export const logoutCommand: ImapCommand = {
  names: ['LOGOUT'],
  needs: 'any',
  run(dialog) {
    dialog.untagged('BYE Microsoft Exchange Server IMAP4 server signing off.')
    dialog.endAfterReply()
    return ok('LOGOUT completed.')
  },
}

import { ok, type ImapCommand } from '../dialog.ts'

/** What Exchange Online offers before a login, and what it adds after one (seen in simonrob/email-oauth2-proxy #74). */
const BEFORE_LOGIN = 'IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+'
const AFTER_LOGIN = ' MOVE CLIENTACCESSRULES CLIENTNETWORKPRESENCELOCATION BACKENDAUTHENTICATE'

export const capabilityCommand: ImapCommand = {
  names: ['CAPABILITY'],
  needs: 'any',
  run(dialog) {
    const { offersXoauth2 } = dialog.context.tenant.state().service.imap
    dialog.untagged('CAPABILITY ', offersXoauth2 ? BEFORE_LOGIN : BEFORE_LOGIN.replace(' AUTH=XOAUTH2', ''), dialog.login ? AFTER_LOGIN : '')
    return ok('CAPABILITY completed.')
  },
}

const tellsChanges = (name: string, needs: ImapCommand['needs']): ImapCommand => ({
  names: [name],
  needs,
  run(dialog) {
    dialog.tellChanges()
    return ok(`${name} completed.`)
  },
})

export const noopCommand = tellsChanges('NOOP', 'any')
export const checkCommand = tellsChanges('CHECK', 'open')

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

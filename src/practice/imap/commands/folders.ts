import { FOLDER_NAMES } from '../../mail/mail-store.ts'
import { textOf } from '../command-parser.ts'
import { ARGUMENT_ERROR, no, ok, type ImapCommand } from '../dialog.ts'
import { matchesPattern } from '../mailbox-pattern.ts'
import { imapString } from '../text.ts'

const ATTRIBUTES: Readonly<Record<(typeof FOLDER_NAMES)[number], string>> = {
  INBOX: '\\Marked \\HasNoChildren',
  Drafts: '\\HasNoChildren \\Drafts',
  'Sent Items': '\\HasNoChildren \\Sent',
  'Deleted Items': '\\HasNoChildren \\Trash',
  'Junk Email': '\\HasNoChildren \\Junk',
}

/** RFC 2342: one personal namespace, `/` between levels, nothing shared. */
export const namespaceCommand: ImapCommand = {
  names: ['NAMESPACE'],
  needs: 'login',
  run(dialog) {
    dialog.untagged('NAMESPACE (("" "/")) NIL NIL')
    return ok('NAMESPACE completed.')
  },
}

export const listCommand: ImapCommand = {
  names: ['LIST', 'LSUB'],
  needs: 'login',
  run(dialog, args, name) {
    const reference = textOf(args[0])
    const pattern = textOf(args[1])
    if (reference === undefined || pattern === undefined || args.length !== 2 || pattern.length > 255) return ARGUMENT_ERROR
    if (pattern === '') dialog.untagged(`${name} (\\Noselect) "/" ""`)
    else {
      for (const folder of FOLDER_NAMES.filter((candidate) => matchesPattern(candidate, `${reference}${pattern}`))) {
        dialog.untagged(`${name} (${ATTRIBUTES[folder]}) "/" `, folder.includes(' ') ? imapString(folder) : folder)
      }
    }
    return ok(`${name} completed.`)
  },
}

const STATUS_ITEMS = ['MESSAGES', 'RECENT', 'UIDNEXT', 'UIDVALIDITY', 'UNSEEN'] as const

export const statusCommand: ImapCommand = {
  names: ['STATUS'],
  needs: 'login',
  run(dialog, args) {
    const name = textOf(args[0])
    const asked = args[1]?.kind === 'list' ? args[1].items.map((item) => textOf(item)?.toUpperCase()) : []
    const items = STATUS_ITEMS.filter((item) => asked.includes(item))
    if (name === undefined || items.length === 0 || items.length !== asked.length) return ARGUMENT_ERROR
    const folder = dialog.login && dialog.context.mail.folder(dialog.login.address, name)
    if (!folder) return no(`${name.replace(/[^\x20-\x7e]/g, '?').slice(0, 80)} doesn't exist.`)
    const values = {
      MESSAGES: folder.mails.length,
      RECENT: 0,
      UIDNEXT: folder.nextUid,
      UIDVALIDITY: folder.uidValidity,
      UNSEEN: folder.mails.filter(({ flags }) => !flags.has('\\Seen')).length,
    }
    dialog.untagged('STATUS ', imapString(folder.name), ` (${items.map((item) => `${item} ${values[item]}`).join(' ')})`)
    return ok('STATUS completed.')
  },
}

import type { Folder } from '../../mail/folder.ts'
import { FOLDER_NAMES } from '../../mail/mail-store.ts'
import { textOf } from '../command-parser.ts'
import { ARGUMENT_COUNT_ERROR, ARGUMENT_ERROR, no, ok, type Dialog, type ImapCommand } from '../dialog.ts'
import { matchesPattern } from '../mailbox-pattern.ts'
import { imapString } from '../text.ts'

const ATTRIBUTES: Readonly<Record<(typeof FOLDER_NAMES)[number], string>> = {
  INBOX: '\\Marked \\HasNoChildren',
  Drafts: '\\HasNoChildren \\Drafts',
  'Sent Items': '\\HasNoChildren \\Sent',
  'Deleted Items': '\\HasNoChildren \\Trash',
  'Junk Email': '\\HasNoChildren \\Junk',
}

/** A folder of the mailbox that is logged in to. */
export const folderNamed = ({ context, login }: Dialog, name: string): Folder | undefined => login && context.mail.folder(login.address, name)

/** Exchange's words; the name is the client's text, so it is shown as ASCII and cut. */
export const noSuchFolder = (name: string): string => `${name.replace(/[^\x20-\x7e]/g, '?').slice(0, 80)} doesn't exist.`

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
    if (args.length !== 2) return ARGUMENT_COUNT_ERROR
    if (reference === undefined || pattern === undefined || pattern.length > 255) return ARGUMENT_ERROR
    if (pattern === '') dialog.untagged(`${name} (\\Noselect) "/" ""`)
    else {
      for (const folder of FOLDER_NAMES.filter((candidate) => matchesPattern(candidate, `${reference}${pattern}`))) {
        dialog.untagged(`${name} (${ATTRIBUTES[folder]}) "/" `, folder.includes(' ') ? imapString(folder) : folder)
      }
    }
    return ok(`${name} completed.`)
  },
}

/** Every folder counts as subscribed here, whatever a client asks for; LSUB shows them all. */
export const subscribeCommand: ImapCommand = {
  names: ['SUBSCRIBE', 'UNSUBSCRIBE'],
  needs: 'login',
  run(dialog, args, name) {
    const wanted = textOf(args[0])
    if (wanted === undefined || args.length !== 1) return ARGUMENT_COUNT_ERROR
    return folderNamed(dialog, wanted) ? ok(`${name} completed.`) : no(noSuchFolder(wanted))
  },
}

/** The folders are those that Exchange makes, and stay so. */
export const changeFolderCommand: ImapCommand = {
  names: ['CREATE', 'DELETE', 'RENAME'],
  needs: 'login',
  run: (_dialog, args, name) => (args.length === (name === 'RENAME' ? 2 : 1) ? no(`${name} failed.`) : ARGUMENT_COUNT_ERROR),
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
    const folder = folderNamed(dialog, name)
    if (!folder) return no(noSuchFolder(name))
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

import { textOf } from '../command-parser.ts'
import { ARGUMENT_COUNT_ERROR, ARGUMENT_ERROR, no, ok, type ImapCommand } from '../dialog.ts'
import { folderNamed, noSuchFolder } from './folders.ts'
import { expunge } from './store.ts'

const FLAGS = '\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent'

/** RFC 3501 sections 6.3.1 and 6.3.2 */
export const selectCommand: ImapCommand = {
  names: ['SELECT', 'EXAMINE'],
  needs: 'login',
  run(dialog, args, name) {
    dialog.selected = undefined
    const wanted = textOf(args[0])
    if (args.length !== 1) return ARGUMENT_COUNT_ERROR
    if (wanted === undefined) return ARGUMENT_ERROR
    if (dialog.context.tenant.state().service.imap.dropsAt === 'open') dialog.drop()
    const folder = folderNamed(dialog, wanted)
    if (!folder) return no(noSuchFolder(wanted))
    const readOnly = name === 'EXAMINE'
    dialog.selected = { folder, readOnly, uids: folder.mails.map(({ uid }) => uid) }
    const unseen = folder.mails.findIndex(({ flags }) => !flags.has('\\Seen'))
    dialog.untagged(`${folder.mails.length} EXISTS`)
    dialog.untagged('0 RECENT')
    dialog.untagged(`FLAGS (${FLAGS})`)
    dialog.untagged(`OK [PERMANENTFLAGS (${readOnly ? '' : FLAGS})] Permanent flags`)
    if (unseen >= 0) dialog.untagged(`OK [UNSEEN ${unseen + 1}] Is the first unseen message`)
    dialog.untagged(`OK [UIDVALIDITY ${folder.uidValidity}] UIDVALIDITY value`)
    dialog.untagged(`OK [UIDNEXT ${folder.nextUid}] The next unique identifier value`)
    return ok(`[READ-${readOnly ? 'ONLY' : 'WRITE'}] ${name} completed.`)
  },
}

/** CLOSE takes the deleted mails away without a word, UNSELECT (RFC 3691) leaves them. */
export const closeCommand: ImapCommand = {
  names: ['CLOSE', 'UNSELECT'],
  needs: 'open',
  run(dialog, _args, name) {
    const { selected } = dialog
    dialog.selected = undefined
    if (selected && name === 'CLOSE') expunge(selected, undefined)
    return ok(`${name} completed.`)
  },
}

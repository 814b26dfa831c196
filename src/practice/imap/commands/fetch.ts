import { textOf } from '../command-parser.ts'
import { ARGUMENT_ERROR, no, ok, type ImapCommand } from '../dialog.ts'
import { fetchItems } from '../fetch-items.ts'
import { namedPositions } from '../sequence-set.ts'

/** One command sends no more than this: the same body can be asked for many times over. */
const ANSWER_LIMIT_BYTES = 64 * 1024 * 1024

/** RFC 3501 section 6.4.5. UID FETCH always tells the uid; reading a body marks the mail read unless the folder is read-only. */
export const fetchCommand: ImapCommand = {
  names: ['FETCH', 'UID FETCH'],
  needs: 'open',
  run(dialog, args, name) {
    const { selected } = dialog
    const byUid = name === 'UID FETCH'
    const positions = selected && namedPositions(textOf(args[0]), selected.uids, byUid)
    const words = (args[1]?.kind === 'list' ? args[1].items : args.slice(1)).flatMap((word) => textOf(word) ?? [])
    const asked = byUid && !words.some((word) => word.toUpperCase() === 'UID') ? [...words, 'UID'] : words
    const items = words.length === 0 || words.length > 20 ? undefined : fetchItems(asked)
    if (!selected || !positions || !items) return ARGUMENT_ERROR
    let bytes = 0
    for (const position of positions) {
      const mail = selected.folder.mails.find(({ uid }) => uid === selected.uids[position])
      if (!mail) continue
      if (!selected.readOnly && items.some(({ seen }) => seen)) mail.flags.add('\\Seen')
      const rendered = items.map((item) => Buffer.concat(item.render(mail)))
      bytes += rendered.reduce((sum, item) => sum + item.length, 0)
      if (bytes > ANSWER_LIMIT_BYTES) return no('The answer is too long.')
      dialog.untagged(`${position + 1} FETCH (`, ...rendered.flatMap((item, index) => (index === 0 ? [item] : [' ', item])), ')')
    }
    return ok('FETCH completed.')
  },
}

import * as l10n from '@vscode/l10n'
import { argumentInvalid } from '../core/errors.ts'
import { generatePowerShell } from '../core/powershell/generate.ts'
import { oneOf, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { EXIT } from './exit-code.ts'
import { documentAt, profileOf } from './read-document.ts'

export const script: Command = {
  name: 'script',
  usage: ['SCRIPT DOCUMENT --profile ID', '[--mailbox ADDRESS]…', '[--form script|snippet]'],
  describe: () => l10n.t('Prints the PowerShell that sets a profile up or mends it. Connects to nothing.'),
  async run(args, io) {
    const { values, positionals } = readArguments(args, { profile: 'value', mailbox: 'values', form: 'value' }, { min: 2, max: 2 })
    const [name = '', path = ''] = positionals
    const form = oneOf('--form', values.form ?? 'script', ['script', 'snippet'])
    if (values.profile === undefined) throw argumentInvalid(l10n.t('The option --profile is missing. It names the profile that the script is for.'))
    const profile = profileOf(await documentAt(path, io), values.profile)
    const mailboxes = values.mailbox.length > 0 ? values.mailbox : undefined
    io.out(generatePowerShell(profile, { script: name, form, mailboxes }))
    return EXIT.ok
  },
}

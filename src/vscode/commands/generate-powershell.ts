import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'
import { argumentInvalid, cancelled } from '../../core/errors.ts'
import { generatePowerShell as generate } from '../../core/powershell/generate.ts'
import { isScriptId, type ScriptId } from '../../core/powershell/script-id.ts'
import { SCRIPTS } from '../../core/powershell/scripts/registry.ts'
import type { Profile } from '../../core/profiles/profile.ts'
import type { Services } from '../services.ts'
import { choiceArgument, optionsArgument, textArgument } from './arguments.ts'
import { chooseProfile } from './choose-profile.ts'
import type { Call, Command } from './command.ts'
import { objectIdOf } from './object-id.ts'
import { openScript, type Opening, OPENINGS, type ScriptForm } from './open-script.ts'

interface Wish {
  readonly script: ScriptId
  readonly form: ScriptForm
  readonly open: Opening
}

/** `(id, script, {form?, open?})` → the text. `form` is `script` and `open` is `none` where nothing is said. */
export const generatePowerShell: Command = {
  id: 'generatePowerShell',
  run: async (services, call) => {
    const profile = await chooseProfile(services, call, { title: vscode.l10n.t('Open PowerShell'), flow: 'app-only' })
    const wish = call.by === 'program' ? wishOf(call) : await askWish(services, profile, call.row?.target?.script)
    const objectId = await objectIdOf(services, profile)
    const nonce = randomBytes(16).toString('hex')
    const make = (useDevice: boolean): string => generate(profile, { script: wish.script, form: wish.form, objectId, nonce, useDevice })
    return await openScript(services, { profile, ...wish, nonce, make })
  },
}

function wishOf({ args }: Extract<Call, { by: 'program' }>): Wish {
  const script = textArgument(args[1], vscode.l10n.t('the name of a script'))
  if (!isScriptId(script)) throw argumentInvalid(vscode.l10n.t('There is no script of this name. These exist: {0}.', SCRIPTS.map(({ id }) => id).join(', ')))
  const options = optionsArgument(args[2], ['form', 'open'])
  const form = choiceArgument(options.form, ['script', 'snippet'], 'form') ?? 'script'
  const open = choiceArgument(options.open, OPENINGS, 'open') ?? 'none'
  if (form === 'snippet' && open === 'terminal') {
    throw argumentInvalid(vscode.l10n.t('The short form is for the Cloud Shell of the Exchange admin center: open it in an editor, or put it on the clipboard.'))
  }
  return { script, form, open }
}

/** A row that knows its script goes straight to the terminal; else the person chooses both. */
async function askWish(services: Services, profile: Profile, known: string | undefined): Promise<Wish> {
  const title = vscode.l10n.t('Open PowerShell for {0}', profile.name)
  const script = known !== undefined && isScriptId(known) ? known : await askScript(profile, title)
  if (known !== undefined) return { script, form: 'script', open: services.isTerminalElsewhere ? 'editor' : 'terminal' }
  return { script, ...(await askOpening(services, script, title)) }
}

async function askScript(profile: Profile, title: string): Promise<ScriptId> {
  const items = SCRIPTS.filter(({ flows }) => flows.includes(profile.flow)).map((script) => ({ label: script.title(), description: script.id, id: script.id }))
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('What is to be done?') })
  if (!chosen) throw cancelled()
  return chosen.id
}

async function askOpening(services: Services, script: ScriptId, title: string): Promise<Pick<Wish, 'form' | 'open'>> {
  const hasSnippet = SCRIPTS.some(({ id, snippet }) => id === script && snippet !== undefined)
  const items: (vscode.QuickPickItem & Pick<Wish, 'form' | 'open'>)[] = [
    ...(services.isTerminalElsewhere ? [] : [{
      label: `$(terminal-powershell) ${vscode.l10n.t('In a terminal')}`, detail: vscode.l10n.t('The script stands at the prompt. It runs when you press Enter.'), form: 'script' as const, open: 'terminal' as const,
    }]),
    { label: `$(file-code) ${vscode.l10n.t('In an editor')}`, detail: vscode.l10n.t('To read it, or to save it for another machine.'), form: 'script', open: 'editor' },
    { label: `$(clippy) ${vscode.l10n.t('On the clipboard')}`, detail: vscode.l10n.t('The whole script.'), form: 'script', open: 'clipboard' },
    ...(hasSnippet ? [{
      label: `$(cloud) ${vscode.l10n.t('As a short form, on the clipboard')}`, detail: vscode.l10n.t('A few commands to paste into the Cloud Shell of the Exchange admin center.'), form: 'snippet' as const, open: 'clipboard' as const,
    }] : []),
  ]
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Where is it to be opened?') })
  if (!chosen) throw cancelled()
  return { form: chosen.form, open: chosen.open }
}

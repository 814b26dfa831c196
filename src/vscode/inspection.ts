import type { Services } from './services.ts'
import type { TreeRow } from './tree/tree-row.ts'

/** All that the view shows and the storage holds, for tests that look for what must not be there. */
export interface Inspection {
  /** One line a row, indented by depth: label, description, tooltip and what a screen reader says */
  readonly tree: string
  /** The view of switches in the same form, each with a box; empty while no practice tenant runs */
  readonly practice: string
  readonly storage: Readonly<Record<string, unknown>>
  /** Where the output channel's file lies */
  readonly logFolder: string
}

export async function inspect(services: Services): Promise<Inspection> {
  const { TreeReader } = await import('./tree/tree-reader.ts')
  const { switchRows } = await import('./practice/switch-rows.ts')
  const { host: { storage }, practice } = services
  return {
    tree: linesOf(await new TreeReader(services, () => undefined).rows()).join('\n'),
    practice: practice ? linesOf(switchRows(practice.read())).join('\n') : '',
    logFolder: services.extension.logUri.fsPath,
    storage: Object.fromEntries(storage.keys().map((key) => [key, storage.get(key)])),
  }
}

function linesOf(rows: readonly TreeRow[], depth = 0): readonly string[] {
  return rows.flatMap(({ content, children }) => [
    '  '.repeat(depth) + box(content.switch) + [content.label, content.description, content.tooltip, content.spoken].map((text) => JSON.stringify(text ?? '')).join(' '),
    ...linesOf(children, depth + 1),
  ])
}

const box = (state: { readonly isOn: boolean } | undefined): string => (state === undefined ? '' : state.isOn ? '[x] ' : '[ ] ')

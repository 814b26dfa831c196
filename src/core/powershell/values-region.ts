import { quote } from './quoting.ts'

/** What the values region of a script may hold. Numbers are whole. */
export type RegionValue = string | readonly string[] | boolean | number | null

/** One line of the values region. `comment` is our own constant text and never holds a value. */
export interface Assignment {
  readonly name: string
  readonly value: RegionValue
  readonly comment?: string
}

const REGION_START = '#region values'
const REGION_END = '#endregion'

function renderList(values: readonly string[]): string {
  if (values.length < 2) return `@(${values.map(quote).join('')})`
  return `@(\n${values.map((value) => `  ${quote(value)}`).join(',\n')}\n)`
}

/** A value as PowerShell reads it back: data, never code. Throws `argument.invalid` as {@link quote} does. */
export function renderValue(value: RegionValue): string {
  if (value === null) return '$null'
  if (typeof value === 'boolean') return value ? '$true' : '$false'
  if (typeof value === 'string') return quote(value)
  if (typeof value !== 'number') return renderList(value)
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number: ${value}`)
  return value.toString()
}

/** Assignments, each under its comment, one a line; a list of several runs over lines. */
export function renderAssignments(assignments: readonly Assignment[]): string {
  return assignments
    .flatMap(({ name, value, comment }) => [...(comment === undefined ? [] : [`# ${comment}`]), `$${name} = ${renderValue(value)}`])
    .join('\n')
}

/**
 * The script with the lines between its `#region values` and the next `#endregion` replaced, and nothing else.
 * No rendered value can forge the marks: a mark is a whole line, a value stands in quotes on a line that starts otherwise.
 * @throws {Error} when the script has not exactly one values region: a mistake in the script file
 */
export function replaceValuesRegion(script: string, assignments: readonly Assignment[]): string {
  const lines = script.split('\n')
  const start = lines.indexOf(REGION_START)
  const end = lines.indexOf(REGION_END, start)
  if (start < 0 || end < 0 || lines.lastIndexOf(REGION_START) !== start) throw new Error('A script needs exactly one values region')
  return [...lines.slice(0, start + 1), renderAssignments(assignments), ...lines.slice(end)].join('\n')
}

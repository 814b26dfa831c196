/** Prints what the project promises as ratios and sizes, measured in this run, and writes out/bench.json. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { activation } from './bench/activation.ts'
import { checksRun } from './bench/checks-run.ts'
import type { Figure } from './bench/figure.ts'
import { hostileDialogues, practiceStart } from './bench/practice.ts'
import { sizes } from './bench/sizes.ts'
import { buildDist } from './build.ts'
import { packageExtension } from './package.ts'
import { outFolder } from './paths.ts'

await mkdir(outFolder, { recursive: true })
console.error('bench: building and packaging')
await packageExtension(await buildDist())
console.error('bench: the checks, with latency')
const figures: Figure[] = [...await sizes(), ...await checksRun(), ...await practiceStart()]
console.error('bench: 10,000 mutated dialogues a protocol')
figures.push(...await hostileDialogues())
console.error('bench: activation, in a real VS Code')
figures.push(...await activation())

console.table(figures.map(({ name, value, unit, goal, better, against, samples }) => ({
  name,
  value,
  unit,
  goal: goal ?? '',
  met: goal === null ? '' : (better === 'lower' ? value <= goal : value >= goal) ? 'yes' : 'NO',
  against: against ?? '',
  samples,
})))
await writeFile(join(outFolder, 'bench.json'), `${JSON.stringify(figures, null, 2)}\n`)

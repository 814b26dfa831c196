import { mkdir } from 'node:fs/promises'
import { buildDist } from './build.ts'
import { outFolder } from './paths.ts'
import { runHeadless } from './start/headless.ts'
import { runInteractive } from './start/interactive.ts'

// npm start: a VS Code with the extension, the practice tenant and a ready profile. With --headless, or without a terminal, a scripted
// session in that VS Code instead.
const say = (line: string): void => console.log(line)
const unknown = process.argv.slice(2).filter((argument) => argument !== '--headless')
if (unknown.length > 0) {
  console.error(`npm start takes --headless, and nothing else: ${unknown.join(' ')}`)
  process.exit(2)
}

await mkdir(outFolder, { recursive: true })
say('Building the extension …')
await buildDist()
if (process.argv.includes('--headless') || !process.stdin.isTTY) process.exit(await runHeadless(say) ? 0 : 1)
await runInteractive(say)
process.exit(0)

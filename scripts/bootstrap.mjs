// node scripts/bootstrap.mjs start|test [argument …]
// The door of a fresh clone: plain JavaScript, because nothing is installed yet. Installs what is missing, then runs scripts/<name>.ts.
import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname ?? '.', '..')
const leastNode = [20, 19]
const [name, ...args] = process.argv.slice(2)

if (name !== 'start' && name !== 'test') stop('Usage: node scripts/bootstrap.mjs start|test [argument …]')
checkNode()
if (!dependenciesAreCurrent()) {
  console.log('Installing the dependencies (npm ci, about 10 seconds) …')
  // No package of ours needs its install script, so none gets to run one.
  const { code } = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  if (code !== 0) stop('npm ci failed; its message is above.')
}
const { code, signal } = await runNode(['--import', 'tsx', join('scripts', `${name}.ts`), ...args])
if (signal === null) process.exit(code ?? 1)
process.kill(process.pid, signal)

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return
  stop(`This project needs Node.js ${leastNode.join('.')} or newer, and this is ${process.versions.node}. Get it from https://nodejs.org.`)
}

/** npm writes node_modules/.package-lock.json at the end of an install: older than ours means that ours has changed since. */
function dependenciesAreCurrent() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

function runNpm(npmArgs) {
  const cli = process.env.npm_execpath
  return cli?.endsWith('.js') ? runNode([cli, ...npmArgs]) : run('npm', npmArgs, { shell: process.platform === 'win32' })
}

function runNode(nodeArgs) {
  return run(process.execPath, nodeArgs)
}

/** Waits for the child through Ctrl+C, which reaches it too, and hands SIGTERM and SIGHUP on. */
function run(command, commandArgs, options = {}) {
  return new Promise((resolveRun, reject) => {
    const child = spawn(command, commandArgs, { cwd: root, stdio: 'inherit', ...options })
    const wait = () => undefined
    const pass = (sent) => child.kill(sent)
    process.on('SIGINT', wait).on('SIGTERM', pass).on('SIGHUP', pass)
    child.once('error', reject)
    child.once('exit', (exitCode, exitSignal) => {
      process.off('SIGINT', wait).off('SIGTERM', pass).off('SIGHUP', pass)
      resolveRun({ code: exitCode, signal: exitSignal })
    })
  })
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

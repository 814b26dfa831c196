import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { connect, createServer, Socket, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const LOOPBACK = '127.0.0.1'
const START_LIMIT_MS = 15_000
const STOP_LIMIT_MS = 5_000
const POLL_MS = 10
/** Leads the group: hands a TERM to all of it, and ends as the server itself ends. */
const LEADER = 'trap "trap : TERM; kill 0; exit" TERM; "$@" & wait $!'
/** Below the range from which Linux takes ports for outgoing connections (ip_local_port_range): between choosing and listening nobody is given one of these. */
const FIRST_PORT = 20_000
const PORTS = 12_000

export interface ServerOptions {
  readonly name: string
  readonly command: readonly string[]
  /** All of these must accept a connection before the server counts as started. */
  readonly ports: readonly number[]
  /** What the server wrote, for the message when it does not start */
  readonly log: () => string
}

/** A server that forks, and the group of all its processes. */
export interface ServerProcess {
  /** Of the group, and of its leader */
  readonly pid: number
  /** Ends the whole group and resolves when no process of it lives. Safe to call twice. */
  readonly stop: () => Promise<void>
}

/** Ports of 127.0.0.1 that nobody listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = []
  while (ports.length < count) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS)
    if (!ports.includes(port) && await isFree(port)) ports.push(port)
  }
  return ports
}

/** Whether one could listen there: also a connection that is still being torn down does not count. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port, LOOPBACK)
    await once(server, 'listening')
    return (server.address() as AddressInfo).port === port
  } catch {
    return false
  } finally {
    server.close()
  }
}

/** Process ids of a group's members, without those that have ended and wait for their parent to notice (proc(5), /proc/PID/stat). */
export function livingMembers(group: number): number[] {
  return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).map(Number).filter((pid) => {
    const [state, , memberOf] = statOf(pid)
    return Number(memberOf) === group && state !== 'Z' && state !== 'X'
  })
}

/** The fields behind the program's name, which may itself hold blanks and brackets: state, parent, group, … */
function statOf(pid: number): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/**
 * Starts a server and waits until its ports answer. Should this process die without a word, the kernel tells the group's leader
 * (setpriv, PR_SET_PDEATHSIG; Postfix itself would lose that with its change of user). Rejects with the server's log
 * where it ends or does not listen in time.
 */
export async function startServer({ name, command, ports, log }: ServerOptions): Promise<ServerProcess> {
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', 'sh', '-c', LEADER, 'sh', ...command], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  // A test that forgets to stop its server must not keep this process alive for ever.
  child.unref()
  // A pipe is a socket here, which its type does not tell.
  if (child.stderr instanceof Socket) child.stderr.unref()
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => reject(new Error(`${name} ended (${code ?? signal ?? '?'}): ${said}${log()}`)))
  })
  failed.catch(() => undefined)
  const pid = child.pid ?? 0
  let stopping: Promise<void> | undefined
  const server: ServerProcess = { pid, stop: () => (stopping ??= stopGroup(pid)) }
  try {
    await Promise.race([failed, Promise.all(ports.map((port) => untilListening(port, Date.now() + START_LIMIT_MS)))])
    return server
  } catch (failure) {
    await server.stop()
    throw failure instanceof Error ? new Error(`${name} did not start: ${failure.message} ${said}${log()}`, { cause: failure }) : failure
  }
}

async function untilListening(port: number, deadlineMs: number): Promise<void> {
  for (;;) {
    const socket = connect(port, LOOPBACK)
    try {
      await once(socket, 'connect')
      return
    } catch (error) {
      if (Date.now() > deadlineMs) throw new Error(`nobody listens on port ${port}`, { cause: error })
      await pause(POLL_MS)
    } finally {
      socket.destroy()
    }
  }
}

/** All at once: Dovecot's master alone takes a second to see its children off. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // It has ended by itself.
  }
}

async function stopGroup(pid: number): Promise<void> {
  if (pid === 0) return
  signalGroup(pid, 'SIGTERM')
  const deadlineMs = Date.now() + STOP_LIMIT_MS
  while (livingMembers(pid).length > 0) {
    if (Date.now() > deadlineMs) signalGroup(pid, 'SIGKILL')
    await pause(POLL_MS)
  }
}

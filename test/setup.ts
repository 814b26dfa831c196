import { setDefaultResultOrder } from 'node:dns'

// Tests listen on 127.0.0.1: a machine that answers `localhost` with ::1 first must not change what they see.
setDefaultResultOrder('ipv4first')

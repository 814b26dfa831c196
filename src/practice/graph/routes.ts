import { organizationRoute } from './organization.ts'
import type { GraphRoute } from './route.ts'

export const GRAPH_ROUTES: readonly GraphRoute[] = [organizationRoute]

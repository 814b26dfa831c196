import { join } from 'node:path'

/** Where the practice tenant's two PowerShell modules lie in the extension. */
export const practiceModulesFolder = (extensionPath: string): string => join(extensionPath, 'practice-modules')

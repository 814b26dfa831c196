#!/usr/bin/env node
/** The command line's composition root. */
void import('./cli/run.ts').then(({ run }) => run())

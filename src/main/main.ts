import { app } from 'electron';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readProgramOptions } from './program-options.ts';
import { endWithFault, registerDeskScheme, runShell } from './shell.ts';

const reasonOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));

process.on('uncaughtException', (fault) => {
  endWithFault(reasonOf(fault));
});
process.on('unhandledRejection', (fault) => {
  endWithFault(reasonOf(fault));
});

const options = readProgramOptions(process.argv);
// Electron's own files live with the data they belong to: a demo city and a real desk run side by side, each once.
const userData = join(options.data, 'electron');
mkdirSync(userData, { recursive: true, mode: 0o700 });
app.setPath('userData', userData);
app.enableSandbox();
registerDeskScheme();

if (app.requestSingleInstanceLock()) {
  runShell(options).catch((fault: unknown) => {
    endWithFault(reasonOf(fault));
  });
} else {
  console.error('安居台已经打开 Anju Desk is open already');
  app.quit();
}

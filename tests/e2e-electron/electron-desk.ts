import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { resolve } from 'node:path';

const projectRoot = resolve(import.meta.dirname, '../..');

export interface ElectronDesk {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** The Electron program that `npm run test:electron` found; undefined when the tests run in a browser. */
export function electronProgram(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const program = env.ANJU_E2E_ELECTRON;
  return program === '' ? undefined : program;
}

/** The command line of a desk; Chromium's sandbox does not start for root. */
export function electronArgs(data: string, more: readonly string[] = []): string[] {
  return [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), projectRoot, '--data', data, ...more];
}

/** Opens the built desk in real Electron on a data folder; `app.close()` ends it the way a person would. */
export async function openElectronDesk(data: string, more: readonly string[] = []): Promise<ElectronDesk> {
  const executablePath = electronProgram();
  if (executablePath === undefined) throw new Error('npm run test:electron names the Electron program');
  const app = await _electron.launch({ executablePath, args: electronArgs(data, more), locale: 'zh-CN' });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return { app, page };
}

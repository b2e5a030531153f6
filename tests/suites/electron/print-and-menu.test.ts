import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shells } from '../../support/electron/shells.ts';
import { bridgeOf } from '../../support/electron/started-shell.ts';

const { start, folder } = shells();

describe('print to PDF', () => {
  it('asks where, prints A4 and saves', async () => {
    const documents = folder();
    const shell = start({ settings: { documents } });
    shell.electron.dialog.savePath = join(documents, '受理通知书.pdf');
    expect(await bridgeOf(await shell.page()).printToPdf('受理通知书 XN2026-001873')).toBe('saved');
    expect(shell.electron.dialog.saves[0]?.defaultPath).toBe(join(documents, '受理通知书 XN2026-001873.pdf'));
    expect(readFileSync(join(documents, '受理通知书.pdf'), 'latin1')).toBe('%PDF-1.7');
    expect((await shell.contents()).pdfRequests).toEqual([
      { pageSize: 'A4', preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true },
    ]);
  });

  it('prints nothing when the person cancels', async () => {
    const shell = start();
    expect(await bridgeOf(await shell.page()).printToPdf('x')).toBe('cancelled');
    expect((await shell.contents()).pdfRequests).toEqual([]);
  });

  it.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\Windows\\x', 'C--Windows-x'],
    ['a\u0000\u202eb', 'a--b'],
    ['...', '安居台'],
    [{ toString: 1 }, '安居台'],
  ])('takes a name from the page as a name only: %j', async (name, base) => {
    const documents = folder();
    const shell = start({ settings: { documents } });
    await (await shell.contents()).invoke('desk:print-pdf', [name]);
    expect(shell.electron.dialog.saves[0]?.defaultPath).toBe(join(documents, `${base}.pdf`));
  });

  it('says in words when the file cannot be written, and leaves no part of it', async () => {
    const documents = folder();
    const shell = start({ settings: { documents } });
    const { dialog } = shell.electron;
    dialog.savePath = join(documents, 'no-such-folder', 'x.pdf');
    expect(await bridgeOf(await shell.page()).printToPdf('x')).toBe('failed');
    dialog.savePath = join(documents, 'x.pdf');
    (await shell.contents()).pdfFault = new Error('printer on fire');
    expect(await bridgeOf(await shell.page()).printToPdf('x')).toBe('failed');
    expect(dialog.messages.map(({ message }) => message)).toEqual(['未能存为 PDF', '未能存为 PDF']);
    expect(dialog.messages[1]?.detail).toContain('printer on fire');
    expect(readdirSync(documents)).toEqual([]);
    expect(existsSync(dialog.savePath)).toBe(false);
  });
});

describe('the menu', () => {
  const roles = (shell: ReturnType<typeof start>) =>
    shell.electron.menu.current.flatMap((menu) => (menu.submenu ?? []).flatMap(({ role }) => role ?? []));

  it('speaks the language of the system', async () => {
    const chinese = start({ settings: { locale: 'zh-TW' } });
    const english = start({ settings: { locale: 'de' } });
    await Promise.all([chinese.window(), english.window()]);
    expect(chinese.electron.menu.current.map(({ label }) => label)).toEqual([
      '文件(&F)',
      '编辑(&E)',
      '查看(&V)',
      '帮助(&H)',
    ]);
    expect(english.electron.menu.current.map(({ label }) => label)).toEqual(['&File', '&Edit', '&View', '&Help']);
    expect(roles(chinese)).toEqual(roles(english));
  });

  it('can edit, zoom and quit; developers can do more', async () => {
    const packaged = start({ settings: { isPackaged: true } });
    const fromSource = start();
    await Promise.all([packaged.window(), fromSource.window()]);
    const everybody = ['quit', 'undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'];
    const view = ['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'];
    expect(roles(packaged)).toEqual([...everybody, ...view]);
    expect(roles(fromSource)).toEqual([...everybody, ...view, 'reload', 'toggleDevTools']);
  });

  it('saves a PDF, opens the data folder and tells what this is', async () => {
    const shell = start();
    await shell.window();
    const items = shell.electron.menu.current.flatMap((menu) => menu.submenu ?? []);
    const click = (label: string) => items.find((item) => item.label === label)?.click?.();
    click('将本页存为 PDF…');
    click('打开数据文件夹');
    click('关于安居台');
    expect(shell.electron.dialog.saves.length).toBe(1);
    expect(shell.electron.opened).toEqual([shell.data]);
    expect(shell.electron.app.calls).toContain('showAboutPanel');
  });
});

import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from './words.ts';

export interface MenuParts {
  readonly words: Words;
  /** Reloading and developer tools; never in the packaged program, where a reload would sign the person out. */
  readonly forDevelopers: boolean;
  readonly savePdf: () => void;
  readonly openDataFolder: () => void;
  readonly about: () => void;
}

export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const { menu } = parts.words;
  return [
    {
      label: menu.file,
      submenu: [
        { label: menu.savePdf, click: parts.savePdf },
        { type: 'separator' },
        { role: 'quit', label: menu.quit },
      ],
    },
    {
      label: menu.edit,
      submenu: [
        { role: 'undo', label: menu.undo },
        { role: 'redo', label: menu.redo },
        { type: 'separator' },
        { role: 'cut', label: menu.cut },
        { role: 'copy', label: menu.copy },
        { role: 'paste', label: menu.paste },
        { role: 'selectAll', label: menu.selectAll },
      ],
    },
    { label: menu.view, submenu: viewItems(parts) },
    {
      label: menu.help,
      submenu: [
        { label: menu.dataFolder, click: parts.openDataFolder },
        { label: menu.about, click: parts.about },
      ],
    },
  ];
}

function viewItems({ words: { menu }, forDevelopers }: MenuParts): MenuItemConstructorOptions[] {
  const items: MenuItemConstructorOptions[] = [
    { role: 'resetZoom', label: menu.actualSize },
    { role: 'zoomIn', label: menu.zoomIn },
    { role: 'zoomOut', label: menu.zoomOut },
    { type: 'separator' },
    { role: 'togglefullscreen', label: menu.fullScreen },
  ];
  if (!forDevelopers) return items;
  return [
    ...items,
    { type: 'separator' },
    { role: 'reload', label: menu.reload },
    { role: 'toggleDevTools', label: menu.developerTools },
  ];
}

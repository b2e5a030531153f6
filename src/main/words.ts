/** The few words the shell says itself; everything else is said by the screens. */
export interface Words {
  readonly product: string;
  readonly menu: {
    readonly file: string;
    readonly savePdf: string;
    readonly quit: string;
    readonly edit: string;
    readonly undo: string;
    readonly redo: string;
    readonly cut: string;
    readonly copy: string;
    readonly paste: string;
    readonly selectAll: string;
    readonly view: string;
    readonly actualSize: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly fullScreen: string;
    readonly reload: string;
    readonly developerTools: string;
    readonly help: string;
    readonly dataFolder: string;
    readonly about: string;
  };
  readonly deskFailed: { readonly title: string; readonly text: (reason: string) => string };
  readonly pageCrashed: Question;
  readonly pageStuck: Question;
  readonly savePdfTitle: string;
  readonly untitled: string;
  readonly pdfFailed: { readonly title: string; readonly text: (reason: string) => string };
}

export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
}

const zh: Words = {
  product: '安居台',
  menu: {
    file: '文件(&F)',
    savePdf: '将本页存为 PDF…',
    quit: '退出',
    edit: '编辑(&E)',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    view: '查看(&V)',
    actualSize: '实际大小',
    zoomIn: '放大',
    zoomOut: '缩小',
    fullScreen: '全屏',
    reload: '重新载入',
    developerTools: '开发者工具',
    help: '帮助(&H)',
    dataFolder: '打开数据文件夹',
    about: '关于安居台',
  },
  deskFailed: {
    title: '安居台无法继续运行',
    text: (reason) =>
      `已确认的办理内容都已存盘，没有丢失。请重新打开安居台；若再次出现，请把下面的原因告知管理员。\n\n原因：${reason}`,
  },
  pageCrashed: {
    message: '窗口意外停止',
    detail: '已确认的办理内容和自动保存的草稿没有丢失。重新载入后请再次登录。',
    yes: '重新载入',
    no: '退出安居台',
  },
  pageStuck: {
    message: '窗口没有响应',
    detail: '可以继续等待。重新载入会丢失窗口中尚未保存的内容，并需再次登录。',
    yes: '重新载入',
    no: '继续等待',
  },
  savePdfTitle: '存为 PDF',
  untitled: '安居台',
  pdfFailed: { title: '未能存为 PDF', text: (reason) => `文件没有写成。请换一个位置再试。\n\n原因：${reason}` },
};

const en: Words = {
  product: 'Anju Desk',
  menu: {
    file: '&File',
    savePdf: 'Save page as PDF…',
    quit: 'Quit',
    edit: '&Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: '&View',
    actualSize: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    reload: 'Reload',
    developerTools: 'Developer tools',
    help: '&Help',
    dataFolder: 'Open the data folder',
    about: 'About Anju Desk',
  },
  deskFailed: {
    title: 'Anju Desk cannot go on',
    text: (reason) =>
      `Everything that was confirmed is on disk; nothing is lost. Please open the desk again. If this comes back, tell your administrator the cause below.\n\nCause: ${reason}`,
  },
  pageCrashed: {
    message: 'The window stopped unexpectedly',
    detail: 'Confirmed work and saved drafts are not lost. After reloading, please sign in again.',
    yes: 'Reload',
    no: 'Quit Anju Desk',
  },
  pageStuck: {
    message: 'The window does not respond',
    detail: 'You can wait. Reloading loses what has not been saved in the window, and you will have to sign in again.',
    yes: 'Reload',
    no: 'Wait',
  },
  savePdfTitle: 'Save as PDF',
  untitled: 'Anju Desk',
  pdfFailed: {
    title: 'The PDF was not saved',
    text: (reason) => `The file could not be written. Please try another place.\n\nCause: ${reason}`,
  },
};

/** Chinese for every kind of Chinese, English for the rest. */
export function wordsFor(locale: string): Words {
  return /^zh\b/i.test(locale) ? zh : en;
}

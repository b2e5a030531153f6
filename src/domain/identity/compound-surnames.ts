/** Surnames of two characters still borne today, with the traditional forms met in residence permits. */
export const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 上官 司马 诸葛 夏侯 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 司空 端木 独孤 南宫 长孙 宇文 轩辕 呼延 百里 东郭 西门 ' +
    '钟离 闻人 申屠 太史 公羊 澹台 濮阳 淳于 单于 赫连 拓跋 万俟 仲孙 鲜于 闾丘 宗政 公冶 太叔 梁丘 左丘 东门 南门 ' +
    '颛孙 巫马 乐正 漆雕 公西 壤驷 公良 夹谷 宰父 谷梁 段干 微生 完颜 纳兰 耶律 歐陽 司馬 諸葛 東方 尉遲 公孫 鍾離'
  ).split(' '),
);

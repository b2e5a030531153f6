// node scripts/run.mjs scripts/make-letter-templates.mjs: writes the Word templates of the letters anew, the same bytes
// each time. What is between braces is filled in (docs/letters.md).

import PizZip from 'pizzip';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leaseLetters } from './lease-letters.mjs';
import { body, close, heading, list, only, signed } from './letter-lines.mjs';
import { say } from './progress.mjs';
import { projectRoot } from './project-root.mjs';

/** @typedef {{ readonly style: string, readonly text: string }} Line */

const head = [
  { style: 'Head', text: '{机关}\t编号：{文号}' },
  { style: 'Title', text: '{标题}' },
  { style: 'Plain', text: '{收件人}：' },
];
const facts = [
  { style: 'Fact', text: '申请编号：{申请编号}' },
  { style: 'Fact', text: '申请人：{申请人}　　身份证号：{证件号码}' },
  { style: 'Fact', text: '保障类别：{保障类别}　　家庭人数：{家庭人数}' },
];

const aboutTicket = [
  ...head,
  { style: 'Fact', text: '编号：{编号}　　收到日期：{收到日期}　　事项：{事项}' },
  { style: 'Fact', text: '诉求：{诉求}' },
];
const citedRules = [body('{#依据}'), body('依据 {序号}：{内容}'), body('{/依据}')];

const letters = {
  'petition-acceptance': [
    ...aboutTicket,
    body('您于{收到日期}提出的信访事项，我们决定予以受理，并于{期限}前作出处理意见，书面答复您。'),
    ...only('期限说明', '{期限说明}'),
    body('办理期间，您可以凭编号查询进展。'),
    ...close,
  ],
  'petition-extension': [
    ...aboutTicket,
    body('您的信访事项情况复杂，不能在原定期限内办结。经负责人批准，延长办理期限至{期限}。延期理由：{说明}'),
    ...only('期限说明', '{期限说明}'),
    ...close,
  ],
  'petition-decision': [
    ...aboutTicket,
    body('您反映的信访事项，我们已调查处理，意见如下：'),
    heading('{结论}'),
    body('{答复}'),
    ...citedRules,
    body('{救济}'),
    ...close,
  ],
  'petition-review': [
    ...aboutTicket,
    body('您请求复查的信访事项，{复查机关}复查意见为：{结论}。'),
    body('{答复}'),
    body('{救济}'),
    ...close,
  ],
  'petition-re-review': [
    ...aboutTicket,
    body('您请求复核的信访事项，{复查机关}复核意见为：{结论}。'),
    body('{答复}'),
    body('{救济}'),
    ...close,
  ],
  'ticket-accepted': [
    ...aboutTicket,
    body('您反映的事项我们已受理，将于{期限}前办理并答复您。'),
    ...only('期限说明', '{期限说明}'),
    ...close,
  ],
  'ticket-progress': [
    ...aboutTicket,
    body('您反映的事项正在办理。进展和措施：{说明}'),
    body('我们将于{期限}前再次告知您。'),
    ...only('期限说明', '{期限说明}'),
    ...close,
  ],
  'ticket-reply': [
    ...aboutTicket,
    body('您反映的事项，答复如下（{结论}）：'),
    body('{答复}'),
    ...citedRules,
    body('我们会就办理结果回访您，感谢您的监督。'),
    ...close,
  ],
  'ticket-refusal': [
    ...aboutTicket,
    body('您反映的事项属于{结论}，依照有关规定不在我们受理范围之内。'),
    body('您可以通过以下途径解决：{途径}'),
    ...close,
  ],
  'ticket-return': [
    ...aboutTicket,
    ...only('工单号', '工单号：{工单号}'),
    body('该件经核实不属本单位职责，现予退回。理由：{说明}'),
    ...close,
  ],
  'ticket-same-fact': [
    ...aboutTicket,
    ...only('工单号', '工单号：{工单号}'),
    body('该件与已经办理的诉求为同一事实，并入该件办理。说明：{说明}'),
    ...close,
  ],
  supplement: [
    ...head,
    ...facts,
    body('我们于{收到日期}收到您的公共租赁住房申请。经核对，还需补正以下事项：'),
    ...list('事项'),
    ...only('再次告知原因', '本次为再次告知，原因：{再次告知原因}'),
    body(
      '请于{期限}将上述材料一次补齐，送到本机构，或通过公租房APP上传。确有困难不能按期补齐的，请在期限届满前与本机构联系。',
    ),
    ...only('期限说明', '{期限说明}'),
    body('本告知书已一次列明需要补正的全部事项。材料补齐后，我们即予受理并出具回执。'),
    ...close,
    ...signed,
  ],
  receipt: [
    ...head,
    ...facts,
    body('收到申请：{收到日期}'),
    body('您的公共租赁住房申请，我们已于{受理日期}受理，特此出具书面回执。'),
    heading('收到的材料'),
    ...list('材料'),
    body('{#承诺材料}'),
    body('承诺补交：{序号}. {内容}'),
    body('{/承诺材料}'),
    body('{后续环节}'),
    ...only('期限说明', '{期限说明}'),
    body('请妥善保管本回执，查询进度时请提供申请编号。'),
    ...close,
    ...signed,
  ],
  promise: [
    ...head,
    ...facts,
    body('您的公共租赁住房申请主要材料齐全，尚缺下列次要材料。经您书面承诺按期补交，我们于{受理日期}容缺受理。'),
    heading('承诺补交的材料和期限'),
    ...list('承诺材料'),
    ...only('期限说明', '{期限说明}'),
    ...only('说明', '{说明}'),
    heading('容缺受理的效力'),
    body('容缺受理与材料齐全的受理效力相同，审核自受理次日起计时，照常进行；上述材料交齐之前，不作出审核通过的决定。'),
    body('逾期未补交的，视为撤回申请，本机构书面记录后终止办理；需要保障的，可以重新申请。'),
    heading('申请人承诺'),
    body('本人已知悉上述内容，承诺按期补交材料，并保证所交材料真实、有效；逾期未补交的，自愿承担上述后果。'),
    ...close,
    ...signed,
  ],
  decision: [...head, ...facts, body('{结论}'), ...list('理由'), ...only('说明', '{说明}'), ...list('权利'), ...close],
  objection: [
    ...head,
    { style: 'Fact', text: '公示编号：{公示编号}　　申请编号：{申请编号}' },
    { style: 'Fact', text: '申请人：{申请人}' },
    body('您{#异议日期}于{异议日期}{/异议日期}对公示中申请 {申请编号} 提出的异议，我们已经调查，现书面答复如下。'),
    body('{结论}'),
    ...only('说明', '{说明}'),
    body('对本答复仍有意见的，可以向上级住房保障部门反映。涉及他人的个人信息不在答复范围之内。'),
    ...close,
    { style: 'Fact', text: '异议人（签收）：　　　　　　　　签收日期：　　　　年　　月　　日' },
  ],
  'weekly-report': [
    { style: 'Title', text: '{标题}' },
    { style: 'Fact', text: '{机关}\t{起始日期}至{截止日期}' },
    heading('一、总体情况'),
    body(
      '本周收到诉求、服务评价和信访 {收到} 件（上周 {上周收到} 件），答复 {答复} 件，办结 {办结} 件；截至{日期}在办 {在办} 件，其中逾期 {逾期} 件、即将到期 {即将到期} 件，督办 {督办} 件。',
    ),
    body(
      '按时答复率 {按时答复率}（上周 {上周按时答复率}），解决率 {解决率}（上周 {上周解决率}），满意率 {满意率}（上周 {上周满意率}）。',
    ),
    heading('二、每日收办'),
    body('{#每日}'),
    body('{日期}：收到 {收到} 件，答复 {答复} 件，办结 {办结} 件'),
    body('{/每日}'),
    heading('三、分类情况'),
    body('{#类别}'),
    body('{名称}：收到 {收到} 件，其中已答复 {答复} 件，按时答复率 {按时答复率}，解决率 {解决率}，满意率 {满意率}'),
    body('{/类别}'),
    heading('四、分机构情况'),
    body('{#机构}'),
    body('{名称}：收到 {收到} 件，其中已答复 {答复} 件，按时答复率 {按时答复率}，解决率 {解决率}，满意率 {满意率}'),
    body('{/机构}'),
    heading('五、反映集中的事项'),
    body('{#事项}'),
    body('{名称}：{收到} 件，其中重复、重办 {重复} 件'),
    body('{/事项}'),
    heading('六、反复出现的小区和房屋'),
    body('{#反复}'),
    body('{序号}. {名称}：本周 {本周} 件，一年来 {一年} 件'),
    body('{/反复}'),
    heading('七、逾期未答复'),
    body('{#逾期件}'),
    body('{序号}. {编号} {事项}，{机构} {承办人}，期限 {期限}'),
    body('{/逾期件}'),
    heading('八、即将到期'),
    body('{#到期件}'),
    body('{序号}. {编号} {事项}，{机构} {承办人}，期限 {期限}'),
    body('{/到期件}'),
    { style: 'Close', text: '{日期}' },
  ],
  ...leaseLetters,
  recheck: [...head, ...facts, body('{结论}'), ...only('说明', '{说明}'), ...list('权利'), ...close],
};

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @param {Line} line */
function paragraph({ style, text }) {
  const runs = text
    .split('\t')
    .map((part) => `<w:t xml:space="preserve">${escaped(part)}</w:t>`)
    .join('</w:r><w:r><w:tab/></w:r><w:r>');
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>${runs}</w:r></w:p>`;
}

/** @param {readonly Line[]} paragraphs */
function documentXml(paragraphs) {
  const section =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1474" w:bottom="1418" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>';
  return `${declared}<w:document ${W}><w:body>${paragraphs.map(paragraph).join('')}${section}</w:body></w:document>`;
}

const FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/>';
const BOLD = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="黑体"/>';

/**
 * @param {string} id
 * @param {string} paragraphs
 * @param {string} run
 */
function style(id, paragraphs, run) {
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr>${paragraphs}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

const spacing = '<w:spacing w:line="440" w:lineRule="exact"/>';
const stylesXml = `${declared}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${FONT}<w:sz w:val="28"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>${[
  style('Head', `<w:tabs><w:tab w:val="right" w:pos="8845"/></w:tabs>${spacing}`, `${FONT}<w:sz w:val="24"/>`),
  style('Title', '<w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>', `${BOLD}<w:b/><w:sz w:val="36"/>`),
  style('Plain', spacing, `${FONT}<w:sz w:val="28"/>`),
  style('Fact', spacing, `${FONT}<w:sz w:val="24"/>`),
  style('Body', `${spacing}<w:ind w:firstLineChars="200" w:firstLine="560"/>`, `${FONT}<w:sz w:val="28"/>`),
  style(
    'Heading',
    '<w:keepNext/><w:spacing w:before="120" w:line="440" w:lineRule="exact"/>',
    `${BOLD}<w:sz w:val="28"/>`,
  ),
  style('Close', `${spacing}<w:jc w:val="right"/>`, `${FONT}<w:sz w:val="28"/>`),
].join('')}</w:styles>`;

const typesXml = `${declared}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`;
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/**
 * @param {string} target
 * @param {string} type
 */
const rels = (target, type) =>
  `${declared}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELS}/${type}" Target="${target}"/></Relationships>`;

const folder = join(projectRoot, 'resources', 'templates');
mkdirSync(folder, { recursive: true });
for (const [kind, paragraphs] of Object.entries(letters)) {
  const zip = new PizZip();
  const date = new Date(Date.UTC(2026, 0, 1));
  /**
   * @param {string} name
   * @param {string} text
   */
  const add = (name, text) => zip.file(name, text, { date, createFolders: false });
  add('[Content_Types].xml', typesXml);
  add('_rels/.rels', rels('word/document.xml', 'officeDocument'));
  add('word/document.xml', documentXml(paragraphs));
  add('word/styles.xml', stylesXml);
  add('word/_rels/document.xml.rels', rels('styles.xml', 'styles'));
  writeFileSync(join(folder, `${kind}.docx`), zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
  say(`resources/templates/${kind}.docx`);
}

import { cleanPasted } from './clean-pasted';

describe('what is pasted', () => {
  it('out of Word keeps headings, emphasis and links, and none of its looks', () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{mso-style-unhide:no}</style></head>
<body><!--StartFragment--><h1 style='mso-pagination:widow-orphan'><span lang=EN-US style='font-family:黑体'>送岗位<o:p></o:p></span></h1>
<p class=MsoNormal align=center style='text-align:center;mso-char-indent-count:2.0'><b style='mso-bidi-font-weight:normal'><span
style='font-family:宋体'>春风</span></b><span style='color:red'>行动 &amp; 服务</span><a href="https://union.example/a?b=1&amp;c=2"><span>详情</span></a><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`;
    expect(cleanPasted(word)).toBe(
      '<h2>送岗位</h2><p style="text-align:center"><strong>春风</strong>行动 &amp; 服务<a href="https://union.example/a?b=1&amp;c=2">详情</a></p>',
    );
  });

  it('out of Word keeps lists with their levels, by their marks', () => {
    const item = (level: number, mark: string, words: string) =>
      `<p class=MsoListParagraph style='margin-left:21pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]><span>${words}</span></p>`;
    const word = `<p class=MsoNormal>要求：</p>${item(1, '1.', '按时')}${item(2, '·', '上午')}${item(1, '2.', '到场')}<p class=MsoNormal>完</p>`;
    expect(cleanPasted(word)).toBe(
      '<p>要求：</p><ol><li>按时<ul><li>上午</li></ul></li><li>到场</li></ol><p>完</p>',
    );
  });

  it('keeps tables with their spans, and the paragraphs of a cell', () => {
    const table = `<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='height:10pt'><td width=100 colspan=2 valign=top style='border:solid'><p class=MsoNormal>单位</p></td></tr>
<tr><td><p>甲</p><p>乙</p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr></table>`;
    expect(cleanPasted(table)).toBe(
      '<table><tr><td colspan="2">单位</td></tr><tr><td>甲<p>乙</p></td><td></td></tr></table>',
    );
  });

  it('out of WeChat takes the words out of its sections, with bold by style and pictures by their late address', () => {
    const wechat = `<section style="margin:0" data-tool="mdnice"><section><span style="font-size:15px;font-weight: 700">工会</span><span style="letter-spacing:1px">来了</span></section>
<section><img class="rich_pages" data-src="https://mmbiz.example/1.png?wx_fmt=png" src="data:image/svg+xml,x" alt="现场"></section>
<blockquote><p><span leaf="">一句话</span></p></blockquote><p style="display: none"><mp-style-type data-value="3"></mp-style-type></p></section>`;
    expect(cleanPasted(wechat)).toBe(
      '<p><strong>工会</strong>来了</p><div data-pending-picture="https://mmbiz.example/1.png?wx_fmt=png" data-alt="现场"></div><blockquote><p>一句话</p></blockquote>',
    );
  });

  it('brings no script, no foreign address and no style with it', () => {
    const page = `<script>alert(1)</script><p onclick="x()">甲<a href="javascript:alert(1)">乙</a><iframe src="https://e.example">丙</iframe></p><svg><text>丁</text></svg>`;
    expect(cleanPasted(page)).toBe('<p>甲乙</p>');
  });

  it('keeps pictures of the library, and names those that lie in the clipboard', () => {
    const id = '018f0000-0000-7000-8000-000000000000';
    expect(cleanPasted(`<p>一<img data-asset-id="${id}" alt="会场">二</p>`)).toBe(
      `<p>一</p><img data-asset-id="${id}" alt="会场" /><p>二</p>`,
    );
    expect(cleanPasted('<img src="data:image/png;base64,AAAA">')).toContain(
      'data-pending-picture="data:image/png;base64,AAAA"',
    );
  });

  it('takes markup that nobody closed', () => {
    expect(cleanPasted('<ul><li>甲<li><b>乙')).toBe('<ul><li>甲<li><strong>乙</strong></li></li></ul>');
    expect(cleanPasted('a < b')).toBe('<p>a &lt; b</p>');
  });
});

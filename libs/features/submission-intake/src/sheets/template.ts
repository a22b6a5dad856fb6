import { sheetColumns } from './sheet-columns';
import { sheetLimits } from './sheet-limits';
import { categoryWords } from '../messages/category-words';

/** A workbook to fill in: the heads with a line of hints, and a second sheet that tells what may stand where. */
export async function sheetTemplate(): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const head = { fontWeight: 'bold', backgroundColor: '#f2f2f2', borderStyle: 'thin', wrap: true } as const;
  const told = (value: string) => ({ value, type: String, wrap: true });
  const explained = [
    [
      { value: '列', ...head },
      { value: '怎样填写', ...head },
    ],
    ...sheetColumns.map(({ heads: [name], hint }) => [told(name), told(hint)]),
    [told(''), told('')],
    [
      { value: '信息类别', ...head },
      { value: '也可写作', ...head },
    ],
    ...Object.values(categoryWords).map(([first = '', ...others]) => [told(first), told(others.join('、'))]),
    [told(''), told('')],
    [
      told('说明'),
      told(
        `每行一篇，最多 ${sheetLimits.rows} 行。图片和附件与表格一起上传，或与表格装在同一个 zip 中。上传后先预览，逐行指出问题；确认后再报送，每行只报送一次。`,
      ),
    ],
  ];
  return writeXlsxFile([
    {
      sheet: '报送',
      data: [
        sheetColumns.map(({ heads: [name], isRequired }) => ({
          value: isRequired ? `${name}*` : name,
          ...head,
        })),
        sheetColumns.map(({ hint }) => ({ value: hint, type: String, wrap: true, color: '#808080' })),
      ],
      columns: sheetColumns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    },
    { sheet: '填写说明', data: explained, columns: [{ width: 16 }, { width: 70 }] },
  ]).toBuffer();
}

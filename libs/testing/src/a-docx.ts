import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

export interface DocxWish {
  /** Paragraphs and tables of the body, as WordprocessingML. */
  body: string;
  /** Further parts, by their name; they replace those made here. */
  parts?: Record<string, string | Buffer>;
  /** Further relations of the body, as XML. */
  relations?: string;
}

/** A Word document of own XML, as small as Word reads it. */
export async function aDocx({ body, parts = {}, relations = '' }: DocxWish): Promise<Buffer> {
  const base = 'http://schemas.openxmlformats.org';
  const all: Record<string, string | Buffer> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="${base}/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/>
      <Default Extension="png" ContentType="image/png"/>
      <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
      </Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${base}/package/2006/relationships"><Relationship Id="rId1" Type="${base}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${declaration}<Relationships xmlns="${base}/package/2006/relationships">
      <Relationship Id="rIdStyles" Type="${base}/officeDocument/2006/relationships/styles" Target="styles.xml"/>
      <Relationship Id="rIdNotes" Type="${base}/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>
      <Relationship Id="rIdComments" Type="${base}/officeDocument/2006/relationships/comments" Target="comments.xml"/>
      <Relationship Id="rIdNumbers" Type="${base}/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>
      ${relations}</Relationships>`,
    'word/document.xml': `${declaration}<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `${declaration}<w:styles ${namespaces}>
      ${['Title', 'heading 1', 'heading 2', 'Quote', 'caption']
        .map(
          (name, at) => `<w:style w:type="paragraph" w:styleId="s${at}"><w:name w:val="${name}"/></w:style>`,
        )
        .join('')}</w:styles>`,
    'word/footnotes.xml': `${declaration}<w:footnotes ${namespaces}><w:footnote w:id="1"><w:p><w:r><w:t>数据截至六月底。</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    'word/comments.xml': `${declaration}<w:comments ${namespaces}/>`,
    'word/numbering.xml': `${declaration}<w:numbering ${namespaces}>
      <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    ...parts,
  };
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(all)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

export const styleIds = { title: 's0', heading1: 's1', heading2: 's2', quote: 's3', caption: 's4' };

/** A paragraph of plain words. */
export function aParagraph(words: string, properties = '', runProperties = ''): string {
  const form = properties && `<w:pPr>${properties}</w:pPr>`;
  const run = runProperties && `<w:rPr>${runProperties}</w:rPr>`;
  return `<w:p>${form}<w:r>${run}<w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
}

/** A picture in a line; `relation` names it. */
export function aDrawing(relation: string, altText: string, how: 'embed' | 'link' = 'embed'): string {
  return `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="${altText}"/><a:graphic><a:graphicData>
    <pic:pic><pic:blipFill><a:blip r:${how}="${relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>
    </wp:inline></w:drawing></w:r></w:p>`;
}

export function aPictureRelation(id: string, target: string, isExternal = false): string {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
  return `<Relationship Id="${id}" Type="${type}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`;
}

/** What stands at the beginning of a document, for its title. */
export interface HeadParagraph {
  text: string;
  styleName: string;
  alignment: string;
  font: string;
  /** Points; 0 when not stated. */
  size: number;
}

export interface ConvertedDocx {
  html: string;
  head: HeadParagraph[];
  pictures: { bytes: Uint8Array; altText: string }[];
  messages: string[];
}

/**
 * Runs in a worker thread, from its own source text: it must not use anything outside of itself. Posts a
 * `ConvertedDocx`; an error ends the thread. Files outside of the archive are not opened, and a style map that the
 * document brings along is not followed.
 */
export function convertDocxInThread(): void {
  /* eslint-disable @typescript-eslint/no-require-imports -- the text runs alone, there is nothing to import into */
  const threads = require('node:worker_threads') as typeof import('node:worker_threads');
  const { archive, library } = threads.workerData as { archive: Uint8Array; library: string };
  const mammoth = require(library) as typeof import('mammoth');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const styleMap = [
    ...['Title', '标题'].map((name) => `p[style-name='${name}'] => h1:fresh`),
    ...[1, 2, 3, 4].flatMap((level) => [`p[style-name='标题 ${level}'] => h${level}:fresh`]),
    ...['Quote', 'Intense Quote', '引用', '明显引用'].map(
      (name) => `p[style-name='${name}'] => blockquote > p:fresh`,
    ),
    ...['caption', 'Caption', '题注'].map((name) => `p[style-name='${name}'] => p.caption:fresh`),
    ...['center', 'right'].map((side) => `p[style-name='aligned-${side}'] => p.aligned-${side}:fresh`),
    'u => u',
  ];
  interface Element {
    type: string;
    value?: string;
    children?: Element[];
    styleName?: string | null;
    styleId?: string | null;
    alignment?: string | null;
    numbering?: unknown;
    font?: string | null;
    fontSize?: number | null;
  }
  const head: HeadParagraph[] = [];
  const pictures: ConvertedDocx['pictures'] = [];
  const textOf = (element: Element): string =>
    element.type === 'text' ? (element.value ?? '') : (element.children ?? []).map(textOf).join('');
  const firstRun = (element: Element): Element | undefined =>
    element.type === 'run'
      ? element
      : (element.children ?? []).map(firstRun).find((run) => run !== undefined);

  const paragraph = (element: Element): Element => {
    const text = textOf(element).trim();
    const [alignment, styleName] = [element.alignment ?? '', element.styleName ?? ''];
    if (text !== '' && head.length < 12) {
      const run = firstRun(element);
      head.push({
        text: text.slice(0, 300),
        styleName,
        alignment,
        font: run?.font ?? '',
        size: run?.fontSize ?? 0,
      });
    }
    const isPlain = ['', 'Normal', '正文', 'Body Text'].includes(styleName) && !element.numbering;
    if (!isPlain || (alignment !== 'center' && alignment !== 'right')) return element;
    return { ...element, styleId: null, styleName: `aligned-${alignment}` };
  };
  interface Transforms {
    paragraph(transform: (element: Element) => Element): (element: Element) => Element;
  }
  const { transforms } = mammoth as unknown as { transforms: Transforms };

  const convert = async (): Promise<ConvertedDocx> => {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(archive) },
      {
        styleMap,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        idPrefix: '',
        transformDocument: transforms.paragraph(paragraph),
        convertImage: mammoth.images.imgElement(async (image) => {
          const bytes = new Uint8Array(await image.readAsBuffer());
          pictures.push({ bytes, altText: (image as { altText?: string }).altText ?? '' });
          return { src: `https://picture.invalid/${pictures.length - 1}` };
        }),
      },
    );
    return { html: result.value, head, pictures, messages: result.messages.map(({ message }) => message) };
  };

  void convert().then((converted) => threads.parentPort?.postMessage(converted));
}

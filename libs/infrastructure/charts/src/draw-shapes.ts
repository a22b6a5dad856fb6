import { widthOf } from '@haojiao/infrastructure/pdf';
import type { ChartData, ChartSize } from './chart-data';
import { chartOptions } from './chart-options';

/** Its own styles for a mouse, and notes for a program in the page: there is neither in a picture. */
const styleBlock = /<style[\s\S]*?<\/style>/g;
const programAttributes = /\s(?:ecmeta_[a-z_]+|class|pointer-events|xml:space)="[^"]*"/g;
/** Names of clips, with the number of the chart in this process. */
const clipNames = /zr\d+-(c\d+)/g;
const fontSize = /(\d+(?:\.\d+)?)px/;

type Library = typeof import('echarts');

let loaded: Promise<Library> | undefined;

/** Some 40 MB: nobody pays for it before the first picture. */
function library(): Promise<Library> {
  loaded ??= import('echarts').then((echarts) => {
    // Without a browser there is nothing to measure letters with but the fonts themselves.
    echarts.setPlatformAPI({
      measureText: (text: string, font?: string) => {
        const size = Number(fontSize.exec(font ?? '')?.[1] ?? 12);
        return { width: widthOf(text, size, 400) };
      },
    });
    return echarts;
  });
  return loaded;
}

/** The inside of an SVG: axes and shapes, without script and style sheets. */
export async function drawShapes(data: ChartData, { width, height }: ChartSize): Promise<string> {
  const echarts = await library();
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(chartOptions(data, width));
    const svg = chart.renderToSVGString();
    return svg
      .slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))
      .replace(styleBlock, '')
      .replace(programAttributes, '')
      .replace(clipNames, 'clip-$1')
      .trim();
  } finally {
    // A chart that is not given back keeps its clock going.
    chart.dispose();
  }
}

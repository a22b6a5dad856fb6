import sharp from 'sharp';
import { podium } from './podium.mjs';
import { readingRoom } from './reading-room.mjs';
import { street } from './street.mjs';
import { studio } from './studio.mjs';
import { workshop } from './workshop.mjs';

const scenes = { workshop, podium, street, readingRoom, studio };

/** A picture, a little different each time. @returns {Promise<Buffer>} JPEG, 1600×900, or 1080×1920 when upright */
export async function drawPicture(name, { upright = false } = {}) {
  const svg = upright ? scenes[name](Math.random, 1080, 1920) : scenes[name](Math.random);
  return sharp(Buffer.from(svg)).jpeg({ quality: 84, mozjpeg: true }).toBuffer();
}

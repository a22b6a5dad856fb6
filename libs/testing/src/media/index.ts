export * from './a-player';
export * from './filmed';
export * from './films';
export * from './images';
export * from './recorded';
export * from './sounds';

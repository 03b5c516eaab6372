declare module 'virtual:icon-sprite' {
  /** The address of the icon sprite. */
  const address: string;
  export default address;
}

declare module '*.json?later' {
  const words: Record<string, string>;
  export default words;
}

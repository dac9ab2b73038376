declare module 'virtual:search/chapters' {
  /** Chapters of the course, base included in their addresses. */
  const chapters: { number: number; title: string; href: string }[];
  export default chapters;
}

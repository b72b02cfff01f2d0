/** A file's text, put into the bundle: inside workerd there is no file system of the project. */
declare module '*?raw' {
  const text: string
  export default text
}

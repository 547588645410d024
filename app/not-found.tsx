/**
 * For an address outside every language, which is a file that is not there. Every page carries this along, so it is as
 * little as can be; pages that are not there have a page of their own further down.
 */
export default function NotFound() {
  return <a href="/">404</a>;
}

export default {
  onCollision: 'suffix',
  site: {
    title: 'The Harbour Log',
    description: 'Notes on small, reliable systems, written beside the water.',
    url: 'https://harbour.example/',
  },
}

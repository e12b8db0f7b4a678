# hsimc from its package: `npm pack && docker build -t hsimc .`, then `docker run --rm -v "$PWD:/work" hsimc compile diabetes --count 10 --out out`.
FROM node:22-bookworm-slim
WORKDIR /opt/hsimc
COPY hsimc-*.tgz hsimc.tgz
RUN npm install --no-audit --no-fund --no-save ./hsimc.tgz
RUN rm hsimc.tgz
RUN ./node_modules/.bin/hsimc --version
ENV PATH="/opt/hsimc/node_modules/.bin:$PATH"
USER node
WORKDIR /work
ENTRYPOINT ["hsimc"]
CMD ["--help"]
